import { foldText } from './fold-text.ts';

export const itemStates = ['open', 'active', 'blocked', 'done', 'cancelled'] as const;
export type ItemState = (typeof itemStates)[number];

/** Status words as trackers write them, folded. What matches nothing is asked of a model, one closed question per word. */
const statusWords: readonly (readonly [ItemState, RegExp])[] = [
  [
    'open',
    /\b(not (started|done|ready|resolved|closed)|undone|reopened|unresolved|incomplete|nicht (begonnen|fertig|erledigt)|no iniciad[oa]|non commence\w*|non iniziat[oa]|niet gestart)\b/,
  ],
  [
    'cancelled',
    /\b(cancel\w*|wont|won t|wontfix|dropped|rejected|declined|duplicate|abandoned|obsolete|invalid|verworfen|abgebrochen|storniert|abgelehnt|entfallt|cancelad[oa]|descartad[oa]|rechazad[oa]|annulee?|abandonnee?|rejetee?|annullat[oa]|scartat[oa]|geannuleerd|vervallen)\b/,
  ],
  [
    'done',
    /\b(done|closed|resolved|completed?|shipped|released|fixed|verified|finished|delivered|deployed|live|merged|accepted|approved|signed off|archived|erledigt|fertig|abgeschlossen|geschlossen|gelost|beendet|ausgeliefert|freigegeben|hech[oa]|cerrad[oa]|terminad[oa]|completad[oa]|resuelt[oa]|entregad[oa]|finalizad[oa]|terminee?|closee?|clos|fermee?|faite?|resolue?|livree?|achevee?|chius[oa]|completat[oa]|fatt[oa]|risolt[oa]|consegnat[oa]|klaar|gereed|gesloten|afgerond|opgelost|concluid[oa]|feito|fechado|klar|avslutad|zrobione|zamkniete|hotovo)\b/,
  ],
  [
    'blocked',
    /\b(blocked|stuck|on hold|hold|waiting|impeded|paused|suspended|parked|wartet|wartend|blockiert|pausiert|angehalten|zuruckgestellt|bloquead[oa]|en espera|detenid[oa]|bloquee?|en attente|suspendue?|bloccat[oa]|in attesa|sospes[oa]|geblokkeerd|wacht|in de wacht|blockerad)\b/,
  ],
  [
    'active',
    /\b(in progress|progress|doing|active|started|in review|review|testing|in test|qa|wip|ongoing|developing|in development|working|in arbeit|in bearbeitung|laufend|lauft|begonnen|im test|in prufung|en curso|en progreso|en proceso|en revision|en cours|en revue|in corso|in lavorazione|in revisione|bezig|in behandeling|pagar)\b/,
  ],
  [
    'open',
    /\b(to ?do|open|opened|backlog|new|ready|planned|queued|triage|unstarted|pending|selected|next|offen|neu|geplant|ausstehend|pendiente|abiert[oa]|nuev[oa]|por hacer|planificad[oa]|a faire|ouverte?|nouveau|nouvelle|prevue?|apert[oa]|da fare|nuov[oa]|pianificat[oa]|te doen|nieuw|gepland|att gora|otwarte|nowe)\b/,
  ],
];

/** Null: no known word in it. */
export function stateOfStatus(status: string): ItemState | null {
  const folded = foldText(status);
  for (const [state, words] of statusWords) if (words.test(folded)) return state;
  return null;
}

export function isUnfinished(state: ItemState): boolean {
  return state === 'open' || state === 'active' || state === 'blocked';
}
