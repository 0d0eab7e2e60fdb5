import type { Passage } from '../../shared/domain/source.ts';
import { hybridSearch } from './hybrid-search.ts';
import type { SearchParts, SearchRequest } from './hybrid-search.ts';

/** What recalled passages may take of a prompt (ENGINE 8). */
const RECALL_TOKENS = 800;
/** Characters per token where the tokenizer cannot be asked; low, so that the limit holds. */
const CHARACTERS_PER_TOKEN = 3;

/** A search whose passages together fit into a prompt; the best one is always among them. */
export async function recall(
  options: SearchParts & SearchRequest & { readonly tokens?: number },
): Promise<readonly Passage[]> {
  const found = await hybridSearch(options);
  if (found.length === 0) return found;
  const texts = found.map(({ block, start, end }) => block.text.slice(start, end));
  const counted = await options.embedder.countTokens({ texts, signal: options.signal });
  let left = options.tokens ?? RECALL_TOKENS;
  const kept: Passage[] = [];
  for (const [index, passage] of found.entries()) {
    const estimate = Math.ceil((texts[index] ?? '').length / CHARACTERS_PER_TOKEN);
    left -= counted.ok ? (counted.value[index] ?? estimate) : estimate;
    if (left < 0 && kept.length > 0) break;
    kept.push(passage);
  }
  return kept;
}
