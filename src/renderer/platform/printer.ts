import { z } from 'zod';

/** `handed-over`: the browser's own dialog was shown; what the person did there, a page is never told. */
export const PrintOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('saved'), fileName: z.string() }),
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('handed-over') }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
]);
export type PrintOutcome = z.infer<typeof PrintOutcome>;

/** Makes a PDF of what the page prints now: by the program around it, or by the browser's dialog. */
export type Printer = { print(fileName: string): Promise<PrintOutcome> };

/** Browsers offer the title of the page as the name of the file. */
export function createBrowserPrinter(window: Window): Printer {
  return {
    print: async (fileName) => {
      const { document } = window;
      const { title } = document;
      document.title = fileName.replace(/\.pdf$/, '');
      window.print();
      document.title = title;
      return { kind: 'handed-over' };
    },
  };
}
