import { megabytes, readBounded } from '../../text/read-bounded.ts';
import type { Format } from '../format.ts';
import { readMail } from '../mail/mail-block.ts';

/** A single mail as a file. */
export const emlFormat: Format = {
  id: 'eml',
  extensions: ['eml'],
  sniff: ({ headText }) => (/^[\w-]+:[^\n]*\n/u.test(headText) ? 'possible' : 'no'),
  async *parse(input) {
    const { bytes, total } = await readBounded({ path: input.path, limit: input.limits.textBytes });
    if (bytes.length < total) {
      input.report({
        code: 'too-large',
        message: `Only the first ${megabytes(bytes.length)} of ${megabytes(total)} were read.`,
      });
    }
    const { block, missing } = await readMail({ bytes, place: 'at line 1' });
    if (missing !== null) input.report({ code: 'damaged-mail', message: `${block.locator}: ${missing}.` });
    yield block;
  },
};
