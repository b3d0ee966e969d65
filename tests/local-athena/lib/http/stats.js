/** Counts what reached the server, for tests that ask how many calls something took. */
export function createStats() {
    let requests = {};
    let opened = 0;
    let open = 0;

    return {
        count(service, operation) {
            requests[service] ??= {};
            requests[service][operation] = (requests[service][operation] ?? 0) + 1;
        },

        /** Follows a TCP connection to its end. @param {import('node:net').Socket} socket */
        connected(socket) {
            opened += 1;
            open += 1;
            socket.once('close', () => {
                open -= 1;
            });
        },

        /** Connections that are open stay counted as open. */
        reset() {
            requests = {};
            opened = 0;
        },

        read: () => ({ requests, connections: { opened, open } }),
    };
}
