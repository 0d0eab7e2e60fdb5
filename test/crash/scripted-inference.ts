// A process that stands for the inference process: answers by script after a short while, and notes what it was asked.
import { appendFileSync } from 'node:fs';
import { z } from 'zod';

const Request = z.object({ id: z.number(), items: z.array(z.string()), labels: z.array(z.string()) });
const [sideFile] = process.argv.slice(2);
if (sideFile === undefined) throw new Error('usage: scripted-inference <side file>');

process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  const { id, items, labels } = Request.parse(message);
  // Between 8 and 32 ms, the same for the same question.
  const wait = 8 + (Buffer.from(items.join()).reduce((sum, byte) => sum + byte, 0) % 24);
  setTimeout(() => {
    for (const item of items) appendFileSync(sideFile, `${item}\n`);
    process.send?.({ id, label: labels[0] ?? '', text: `about ${items.join()}` });
  }, wait);
});
