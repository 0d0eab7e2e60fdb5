import { InferenceServer } from './server.ts';
import { ToInference } from './messages.ts';
import type { FromInference } from './messages.ts';

/**
 * The inference process: node-llama-cpp and nothing else. No database, no network, no files but the models it is told to open.
 * It ends with its parent: without the channel nobody can ask for anything.
 */
if (process.send === undefined) {
  console.error('This process is started by Guildhall and has nothing to do on its own.');
  process.exit(2);
}

const server = new InferenceServer({
  send: (message: FromInference) => {
    if (process.connected) process.send?.(message);
  },
});
process.on('message', (message) => server.receive(ToInference.parse(message)));
process.on('disconnect', () => process.exit(0));
