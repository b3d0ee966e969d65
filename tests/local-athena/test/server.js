import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../server.js', import.meta.url));

/**
 * Starts server.js as its users do. It ends with its standard input, so with this process too.
 * @param {string[]} [args]
 * @returns {Promise<{description: object, child: import('node:child_process').ChildProcess,
 *     close: () => Promise<number>}>} close gives back the exit status
 */
export async function startServer(args = []) {
    const child = spawn(process.execPath, [SCRIPT, '--until-stdin-closes', ...args], {
        stdio: ['pipe', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const lines = createInterface({ input: child.stdout });
    const line = await Promise.race([once(lines, 'line'), exited.then(() => null)]);
    if (line === null) throw new Error(`server.js ended too early with ${child.exitCode}`);
    return {
        child,
        description: JSON.parse(line[0]),
        async close() {
            child.stdin.end();
            return (await exited)[0];
        },
    };
}
