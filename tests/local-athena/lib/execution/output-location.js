import { join } from 'node:path/posix';
import { ServiceError } from '../errors.js';

const invalid = (text) =>
    new ServiceError('InvalidRequestException', text, {
        fields: { AthenaErrorCode: 'INVALID_INPUT' },
    });

/**
 * Decides where a statement's results go: the workgroup's will, then the client's.
 *
 * @param {object} input of StartQueryExecution
 * @param {object} request
 * @param {object} context with `workGroup`, the group's name
 * @returns {(id: string, suffix: string) => {managed: boolean, configuration?: object,
 *     bucket?: string, key?: string}}
 * @throws {ServiceError} InvalidRequestException
 */
export function resolveOutput({ ResultConfiguration }, request, context) {
    const group = context.workgroups.get(context.workGroup);
    if (!group) throw invalid(`WorkGroup ${context.workGroup} is not found.`);
    if (group.State === 'DISABLED') throw invalid(`WorkGroup ${group.Name} is disabled.`);
    const { Configuration } = group;
    if (Configuration.ManagedQueryResultsConfiguration?.Enabled) {
        if (ResultConfiguration) {
            throw invalid(
                'ResultConfiguration cannot be set when ManagedQueryResultsConfiguration ' +
                    'is enabled for the workgroup',
            );
        }
        return () => ({ managed: true });
    }
    const chosen = Configuration.EnforceWorkGroupConfiguration
        ? Configuration.ResultConfiguration
        : { ...Configuration.ResultConfiguration, ...ResultConfiguration };
    return placeFor(chosen, request, context);
}

function placeFor(configuration, request, { store }) {
    const { OutputLocation } = configuration;
    if (!OutputLocation) {
        throw invalid(
            'No output location provided. An output location is required either through ' +
                'the Workgroup result configuration setting or as an API input.',
        );
    }
    const [, bucket, prefix] = /^s3:\/\/([^/]+)(?:\/(.*))?$/.exec(OutputLocation) ?? [];
    if (!bucket) throw invalid('outputLocation is not a valid S3 path.');
    if (
        !store.hasBucket(bucket) ||
        !request.authorize('s3:GetBucketLocation', `arn:aws:s3:::${bucket}`).allowed
    ) {
        throw invalid(`Unable to verify/create output bucket ${bucket}`);
    }
    return (id, suffix) => {
        const key = join(prefix ?? '', `${id}.${suffix}`);
        return {
            managed: false,
            configuration: { ...configuration, OutputLocation: `s3://${bucket}/${key}` },
            bucket,
            key,
        };
    };
}
