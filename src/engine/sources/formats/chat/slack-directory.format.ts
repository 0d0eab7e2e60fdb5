import { basename } from 'node:path';
import { z } from 'zod';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { parseJson } from '../../../../shared/kernel/json.ts';
import { splitJsonArray } from '../../text/split-json-array.ts';
import type { Format } from '../format.ts';
import { presentFields, readText } from '../format.ts';
import { SlackUser, userName } from './slack-names.ts';

const SlackChannel = z.object({
  id: z.string(),
  name: z.string(),
  topic: z.object({ value: z.string().optional() }).optional(),
  purpose: z.object({ value: z.string().optional() }).optional(),
});

/** `users.json` and `channels.json` of a Slack export: who and what the messages' ids stand for, one passage each. */
export const slackDirectoryFormat: Format = {
  id: 'slack-directory',
  extensions: ['json'],
  sniff: ({ file, headText }) =>
    /^(?:users|channels)\.json$/u.test(basename(file)) && /^\uFEFF?\s*\[/u.test(headText) ? 'sure' : 'no',
  async *parse(input) {
    const text = await readText(input);
    const { elements, complete } = splitJsonArray(text);
    let unread = 0;
    for (const { start, end } of elements) {
      const source = text.slice(start, end);
      const facts = basename(input.file) === 'users.json' ? userFacts(source) : channelFacts(source);
      if (facts === null) unread += 1;
      else yield directoryBlock({ ...facts, source, start, end });
    }
    if (unread > 0 || !complete) {
      input.report({
        code: 'damaged-directory',
        message: `${unread} entries could not be read${complete ? '' : ', and the file is cut off'}.`,
      });
    }
  },
};

type DirectoryFacts = { readonly locator: string; readonly title: string; readonly fields: Record<string, string> };

function userFacts(source: string): DirectoryFacts | null {
  const user = parseJson(SlackUser, source);
  if (!user.ok) return null;
  const { id, name, profile } = user.value;
  const fields = presentFields({
    userId: id,
    handle: name,
    userName: userName(user.value),
    email: profile?.email,
    role: profile?.title,
  });
  return { locator: `user ${id}`, title: userName(user.value), fields };
}

function channelFacts(source: string): DirectoryFacts | null {
  const channel = parseJson(SlackChannel, source);
  if (!channel.ok) return null;
  const { id, name, topic, purpose } = channel.value;
  return {
    locator: `channel ${id}`,
    title: `#${name}`,
    fields: presentFields({ channelId: id, channel: name, topic: topic?.value, purpose: purpose?.value }),
  };
}

function directoryBlock(
  options: DirectoryFacts & { readonly source: string; readonly start: number; readonly end: number },
): ParsedBlock {
  const { locator, title, fields, source, start, end } = options;
  return {
    kind: 'passage',
    locator,
    title,
    text: source,
    start,
    end,
    timestamp: null,
    author: null,
    thread: null,
    fields,
  };
}
