/**
 * Lets at most `limit` asynchronous tasks run at a time; the others wait in line.
 *
 * @param {number} limit
 * @returns {<T>(task: () => Promise<T>) => Promise<T>}
 */
export function createLimiter(limit) {
    const waiting = [];
    let running = 0;

    function release() {
        running -= 1;
        waiting.shift()?.();
    }

    return async (task) => {
        if (running >= limit) await new Promise((resolve) => waiting.push(resolve));
        running += 1;
        try {
            return await task();
        } finally {
            release();
        }
    };
}
