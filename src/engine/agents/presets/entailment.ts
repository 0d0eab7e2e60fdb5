import type { PromptPrefix } from '../../ports/language-model.ts';

export const entailmentLabels = ['supported', 'contradicted', 'missing'] as const;
export type EntailmentLabel = (typeof entailmentLabels)[number];

/** Does the cited text say what the claim says? Only a model of about 1.5B or more may answer (MODELS 1, 5). */
export const entailmentPrefix: PromptPrefix = {
  system: [
    'Compare a claim with its source.',
    'supported: the source says what the claim says.',
    'contradicted: the source says the opposite.',
    'missing: the source does not say it.',
    'Answer with one word.',
  ].join('\n'),
  examples: [
    {
      user: 'Source: The pump order is on hold because the dealer wants a deposit first.\nClaim: The pump order waits for a deposit.',
      assistant: 'supported',
    },
    {
      user: 'Source: The pump order is on hold because the dealer wants a deposit first.\nClaim: The pump has been delivered.',
      assistant: 'contradicted',
    },
    {
      user: 'Source: The pump order is on hold because the dealer wants a deposit first.\nClaim: Rita has to pay the deposit by Friday.',
      assistant: 'missing',
    },
    {
      user: 'Source: Nils: still no badge for the archive, nobody at the desk replies to me\nClaim: Nils waits for a badge and gets no reply from the desk.',
      assistant: 'supported',
    },
    {
      user: 'Source: The scan problem is gone since the new driver.\nClaim: Scanning is still broken.',
      assistant: 'contradicted',
    },
    {
      user: 'Source: Agenda: budget, archive, summer party.\nClaim: The archive is closed because of the party.',
      assistant: 'missing',
    },
    {
      user: 'Source: Ticket 88 | Cable plan | open | waits for 91 | Owner: Ute\nClaim: The cable plan (Ute) waits for 91.',
      assistant: 'supported',
    },
    {
      user: 'Source: We agreed that Paul calls the insurer tomorrow.\nClaim: Paul should call the insurer.',
      assistant: 'supported',
    },
    { user: 'Source: The opening stays on 4 May.\nClaim: The opening moved to 18 May.', assistant: 'contradicted' },
    {
      user: 'Source: Sample room heating works again. The lab report from Essen has not come, so we cannot sign.\nClaim: The signature waits for the lab report from Essen.',
      assistant: 'supported',
    },
  ],
};
