import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../../../shared/kernel/json.ts';
import { splitJsonArray } from '../../text/split-json-array.ts';

/** A member as `users.json` of a Slack export lists it. */
export const SlackUser = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  profile: z
    .object({
      real_name: z.string().optional(),
      display_name: z.string().optional(),
      email: z.string().optional(),
      title: z.string().optional(),
    })
    .optional(),
});
export type SlackUser = z.infer<typeof SlackUser>;

/** The name that a person would use for a member. */
export function userName(user: SlackUser): string {
  const { profile } = user;
  return profile?.real_name || user.real_name || profile?.display_name || user.name || user.id;
}

/** Names by user id from the `users.json` beside the channel folders; empty when there is none. */
export async function readUserNames(channelFile: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const text = await readFile(join(dirname(dirname(channelFile)), 'users.json'), 'utf8').catch(() => '[]');
  for (const { start, end } of splitJsonArray(text).elements) {
    const user = parseJson(SlackUser, text.slice(start, end));
    if (user.ok) names.set(user.value.id, userName(user.value));
  }
  return names;
}

/** Slack's markup as people read it: `<@U1>` → @Name, `<#C1|name>` → #name, links by their label, entities decoded. */
export function readableText(options: { readonly text: string; readonly names: ReadonlyMap<string, string> }): string {
  return options.text
    .replace(
      /<@([UWB][A-Z0-9]+)(?:\|([^>]*))?>/gu,
      (_, id: string, label: string | undefined) => `@${options.names.get(id) ?? label ?? id}`,
    )
    .replace(/<#[CG][A-Z0-9]+(?:\|([^>]*))?>/gu, (_, label: string | undefined) => `#${label ?? 'channel'}`)
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/gu, '@$1')
    .replace(/<((?:https?|mailto):[^|>]+)\|([^>]*)>/gu, '$2 ($1)')
    .replace(/<((?:https?|mailto):[^>]+)>/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Ids of the members that a message mentions, in order, each once. */
export function mentionedIds(text: string): string[] {
  return [...new Set([...text.matchAll(/<@([UWB][A-Z0-9]+)/gu)].flatMap((match) => match[1] ?? []))];
}
