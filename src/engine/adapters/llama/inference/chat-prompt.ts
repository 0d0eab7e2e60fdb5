import { resolveChatWrapper } from 'node-llama-cpp';
import type { ChatHistoryItem, ChatWrapper, LlamaModel, Token } from 'node-llama-cpp';
import { invariant } from '../../../../shared/kernel/assert.ts';
import type { PromptPrefix } from '../../../ports/language-model.ts';

/**
 * The chat format of a model, thinking off. A wrapper that closes an empty thought first is used only where the file's own template
 * knows thoughts: closing one in front of a model that never saw the mark makes its answers worse.
 */
export function chatWrapperOf(model: LlamaModel): ChatWrapper {
  const template = model.fileInfo.metadata.tokenizer?.chat_template ?? '';
  const thinks = /<think>|enable_thinking/.test(template);
  return resolveChatWrapper(model, {
    warningLogs: false,
    customWrapperSettings: { qwen: { thoughts: thinks ? 'discourage' : 'auto' }, gemma4: { reasoning: false } },
  });
}

/** Turns prefixes and items into tokens. What a person or a document wrote is never read as a control token. */
export class ChatPrompt {
  readonly #model: LlamaModel;
  readonly #wrapper: ChatWrapper;

  constructor(model: LlamaModel) {
    this.#model = model;
    this.#wrapper = chatWrapperOf(model);
  }

  /** The whole prompt, open at the answer, or with the answer `answer` begun. */
  tokens(options: { readonly prefix: PromptPrefix; readonly item: string; readonly answer?: string }): Token[] {
    const history: ChatHistoryItem[] = [
      { type: 'system', text: options.prefix.system },
      ...options.prefix.examples.flatMap((example): ChatHistoryItem[] => [
        { type: 'user', text: example.user },
        { type: 'model', response: [example.assistant] },
      ]),
      { type: 'user', text: options.item },
      { type: 'model', response: [options.answer ?? ''] },
    ];
    const tokens = this.#wrapper
      .generateContextState({ chatHistory: history })
      .contextText.tokenize(this.#model.tokenizer);
    // ChatML files whose BOS is the turn mark itself would get it twice.
    return tokens[0] !== undefined && tokens[0] === tokens[1] && tokens[0] === this.#model.tokens.bos
      ? tokens.slice(1)
      : tokens;
  }

  /** The tokens that all prompts with this prefix share: what two different items have in common. */
  sharedTokens(prefix: PromptPrefix): Token[] {
    const one = this.tokens({ prefix, item: 'A' });
    return one.slice(0, commonLength(one, this.tokens({ prefix, item: '7' })));
  }

  /** The first token of a label where the answer begins. */
  firstToken(label: string): Token {
    const prefix = { system: 'Answer.', examples: [] };
    const open = this.tokens({ prefix, item: 'A' });
    const begun = this.tokens({ prefix, item: 'A', answer: label });
    const token =
      commonLength(open, begun) === open.length
        ? begun[open.length]
        : this.#model.tokenize(label, false, 'trimLeadingSpace')[0];
    invariant(token !== undefined, `the label "${label}" has no token`);
    return token;
  }

  text(tokens: readonly Token[]): string {
    return this.#model.detokenize(tokens, true);
  }
}

export function commonLength(left: readonly Token[], right: readonly Token[]): number {
  const most = Math.min(left.length, right.length);
  for (let index = 0; index < most; index += 1) if (left[index] !== right[index]) return index;
  return most;
}
