/**
 * Words with which a text gives orders to whoever, or whatever, reads it for somebody else, in the tongues of the status words. Such a
 * text is data like any other, but it is no evidence: what it wants said is not what it knows.
 */
const orders: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override)\b[^.\n]{0,40}\b(previous|prior|above|all|earlier|other)\b[^.\n]{0,20}\b(instructions?|prompts?|rules?|messages?|context)\b/i,
  /\b(you are|act as|behave as|pretend to be)\b[^.\n]{0,30}\b(an? )?(ai|assistant|language model|chatbot|maintenance mode|developer mode)\b/i,
  /\b(answer|reply|respond|output|say|state|report)\b\s+(only|exactly|just|with)\b[^.\n]{0,20}[:"“]/i,
  /\b(any|every|the|dear)\s+(ai|assistant|language model|llm|chatbot|agent)s?\b[^.\n]{0,40}\b(reads?|reading|processing|must|should|answer|summari[sz]\w+)\b/i,
  /\b(ignoriere|vergiss|missachte)\b[^.\n]{0,40}\b(anweisungen|regeln|vorgaben)\b/i,
  /\b(ignora|olvida)\b[^.\n]{0,40}\b(instrucciones|istruzioni|reglas|regole)\b/i,
  /\b(ignore[rz]?|oublie[rz]?)\b[^.\n]{0,40}\b(instructions|consignes|règles)\b/i,
];

/** Whether a text tells its reader what to answer or to drop its rules. */
export function ordersItsReader(text: string): boolean {
  return orders.some((pattern) => pattern.test(text));
}
