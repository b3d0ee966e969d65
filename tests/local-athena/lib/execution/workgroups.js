/**
 * The account's workgroups: one for each way in which a workgroup may treat a client's result
 * configuration.
 *
 * @param {object} context
 * @param {{results: string}} context.buckets
 * @param {() => number} context.clock
 * @returns {Map<string, object>} WorkGroup structures of Athena's API by name
 */
export function createWorkgroups({ buckets, clock }) {
    const location = (prefix) => ({ OutputLocation: `s3://${buckets.results}/${prefix}/` });
    const groups = [
        ['primary', 'Takes the location that the client names', {}],
        [
            'located',
            'Has a location; a client may name another',
            {
                ResultConfiguration: location('located'),
            },
        ],
        [
            'enforced',
            'Has a location; what a client names is ignored',
            {
                ResultConfiguration: location('enforced'),
                EnforceWorkGroupConfiguration: true,
            },
        ],
        [
            'managed',
            'Keeps results itself; a client may not name a location',
            {
                ManagedQueryResultsConfiguration: { Enabled: true },
            },
        ],
        [
            'capped',
            'Cancels a query that scans more than 10 MB',
            {
                ResultConfiguration: location('capped'),
                BytesScannedCutoffPerQuery: 10000000,
            },
        ],
        ['disabled', 'Runs nothing', {}, 'DISABLED'],
    ];
    return new Map(
        groups.map(([name, description, configuration, state = 'ENABLED']) => [
            name,
            {
                Name: name,
                State: state,
                Description: description,
                CreationTime: clock() / 1000,
                Configuration: {
                    ResultConfiguration: {},
                    EnforceWorkGroupConfiguration: false,
                    PublishCloudWatchMetricsEnabled: false,
                    RequesterPaysEnabled: false,
                    EngineVersion: ENGINE_VERSION,
                    ...configuration,
                },
            },
        ]),
    );
}

export const ENGINE_VERSION = {
    SelectedEngineVersion: 'AUTO',
    EffectiveEngineVersion: 'Athena engine version 3',
};
