import { z } from 'zod';

/** What a page tells main beside asking for the engine: its actions, for the window's menu. Titles are in the person's language. */
export const PageMenu = z
  .array(
    z.strictObject({
      title: z.string().max(60),
      items: z
        .array(
          z.strictObject({
            id: z.string().max(60),
            title: z.string().max(120),
            accelerator: z.string().max(60).nullable(),
            enabled: z.boolean(),
          }),
        )
        .max(100),
    }),
  )
  .max(10);
export type PageMenu = z.infer<typeof PageMenu>;

/** What a page asks for: itself as a PDF, under a name that is no path. The person then says where it goes. */
export const PrintRequest = z.strictObject({
  print: z.string().regex(/^[^\\/:]{1,120}\.pdf$/),
});
export type PrintRequest = z.infer<typeof PrintRequest>;

/** What main tells a page: do this action, or show this address. A plain string says that no engine will come back. */
export type HostMessage =
  | { readonly kind: 'action'; readonly id: string }
  | { readonly kind: 'open'; readonly hash: string }
  | { readonly kind: 'printed'; readonly outcome: PrintOutcome };

/** `fileName` as the person chose it. */
export type PrintOutcome =
  | { readonly kind: 'saved'; readonly fileName: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };
