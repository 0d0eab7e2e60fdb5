import type { ClaimKind, ClaimVerdict } from '../../src/shared/domain/answer.ts';
import type { EventDraft, RunEvent } from '../../src/shared/events/index.ts';
import { Plan } from '../../src/shared/domain/task.ts';
import { RunId, Sha256, TaskId, WaitId, WorkspaceId } from '../../src/shared/kernel/ids.ts';

export const RUN = RunId.parse('r1');
export const WORKSPACE = WorkspaceId.parse('w1');
export const blobs = new Map<string, string>();

const START = Date.now() - 240_000;

const TASKS = [
  [
    'find-launch',
    'Find the launch and its dates',
    'Find the item that is the launch, its planned and its new date',
    'coordinator',
    [],
  ],
  [
    'read-tracker',
    'Read the tracker',
    'Follow the dependencies of the launch to every open blocker',
    'task-reader',
    ['find-launch'],
  ],
  ['read-commits', 'Read the commits', 'Find commits that touch the open blockers', 'commit-reader', ['find-launch']],
  ['read-messages', 'Read the chat', 'Find who waits for whom in the chat', 'message-reader', ['find-launch']],
  ['read-mail', 'Read the mail', 'Find promises and silences in the mail', 'mail-reader', ['find-launch']],
  [
    'read-calendar',
    'Read the calendar',
    'Find meetings and absences around the launch',
    'calendar-reader',
    ['find-launch'],
  ],
  [
    'find-blockers',
    'Find the blockers',
    'Decide what blocks the launch now and what is solved',
    'blocker-detector',
    ['read-tracker', 'read-commits', 'read-messages', 'read-mail'],
  ],
  [
    'check-claims',
    'Check every claim',
    'Compare each claim with the passage it cites',
    'fact-checker',
    ['find-blockers'],
  ],
  ['write-report', 'Write the answer', 'Put the verified findings into one answer', 'report-writer', ['check-claims']],
] as const;

const plan = Plan.parse({
  version: 1,
  template: 'launch-delay',
  goal: 'Why is the launch delayed?',
  tasks: TASKS.map(([id, title, objective, assignee, dependsOn]) => ({
    id,
    title,
    objective,
    assignee,
    dependsOn,
    kind: 'extract',
    skill: id,
    inputs: {},
    acceptance: [{ check: 'not-empty' }],
    effects: 'E0',
    budget: { tokens: 9000, modelMs: 90_000, retries: 1 },
    onFail: id === 'read-calendar' || id === 'read-commits' ? 'skip' : 'retry',
  })),
});

const CLAIMS: readonly (readonly [ClaimKind, string, ClaimVerdict, string, readonly [string, string][]])[] = [
  [
    'cause',
    'The flight board fails at 61 °C in the thermal chamber, and revision C from the vendor is not there before 2 April.',
    'supported',
    '',
    [
      ['mail.mbox', 'mail 41'],
      ['tracker.csv', 'row ORN-88'],
    ],
  ],
  [
    'cause',
    'The range safety file was returned on 7 March because two signatures are missing.',
    'supported',
    '',
    [['chat/general.json', 'message general/1741338000.000100']],
  ],
  [
    'blocked',
    'Mira Holm (thermal) waits for revision C of the flight board from Halden.',
    'supported',
    '',
    [['mail.mbox', 'mail 41']],
  ],
  [
    'blocked',
    'Tomas Reyes waits for the signature of Ines Dahl, who has not answered since 5 March.',
    'unsure',
    'The last message does not name the document',
    [['mail.mbox', 'mail 57']],
  ],
  [
    'date',
    'The launch moved from 21 March to 16 April.',
    'supported',
    '',
    [
      ['tracker.csv', 'row ORN-1'],
      ['calendar.ics', 'event launch-window'],
    ],
  ],
  ['action', 'Ask Halden to confirm 2 April for revision C in writing.', 'supported', '', [['mail.mbox', 'mail 41']]],
  [
    'action',
    'Get the two missing signatures for the range safety file.',
    'supported',
    '',
    [['chat/general.json', 'message general/1741338000.000100']],
  ],
  ['action', 'Keep the chamber slot in the week after 2 April.', 'supported', '', [['mail.mbox', 'mail 41']]],
];

export function sceneDraft(scene: string): { readonly taskId: TaskId; readonly text: string } | null {
  if (scene !== 'running') return null;
  return {
    taskId: TaskId.parse('find-blockers'),
    text: 'The flight board does not pass the thermal test, so vibration testing cannot start until the vendor ships',
  };
}

/** The events of a scene, in order, as a store would give them. */
export function sceneEvents(scene: string): readonly RunEvent[] {
  const log = new Log();
  log.add(0, {
    type: 'run.created',
    data: {
      workspaceId: WORKSPACE,
      teamId: 'launch-delay',
      confirmPlan: scene === 'plan',
      question: 'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?',
      asOf: {
        at: Date.UTC(2025, 2, 14, 16, 5),
        from: 'newest-source',
        source: 'chat/general.json, message general/1741968300.000100',
      },
      models: {
        decider: { id: 'qwen2.5-coder-0.5b', sha256: Sha256.parse(hash('05')) },
        worker: { id: 'qwen2.5-coder-1.5b', sha256: Sha256.parse(hash('15')) },
      },
    },
  });
  if (scene === 'queued') {
    log.add(50, { type: 'run.queued', data: { place: 2 } });
    return log.events;
  }
  log.add(50, { type: 'run.started', data: { owner: 'x' } });
  log.add(80, { type: 'plan.proposed', data: { plan, by: 'rule' } });
  if (scene === 'plan') {
    log.add(90, {
      type: 'wait.opened',
      data: { waitId: WaitId.parse('w'), kind: 'plan', prompt: 'Run this plan?', options: [], fingerprint: 'f' },
    });
    return log.events;
  }
  log.add(90, { type: 'plan.accepted', data: { plan, by: 'rule' } });
  const last = scene === 'running' || scene === 'ask' ? 6 : scene === 'failed' ? 3 : TASKS.length;
  let at = 100;
  TASKS.slice(0, last).forEach(([id], index) => {
    const parallel = index >= 1 && index <= 5;
    const begin = parallel ? 9_000 + index * 300 : at;
    at = Math.max(at, runTask({ log, id, begin, index }));
  });
  if (scene === 'failed') {
    log.add(at, {
      type: 'run.finished',
      data: {
        status: 'failed',
        reason: 'The inference process needs the model qwen2.5-coder-1.5b, which is not on this machine.',
        answer: null,
        usage,
      },
    });
    return log.events;
  }
  if (scene === 'running' || scene === 'ask') {
    startTask({ log, id: 'find-blockers', at });
    log.add(at + 900, {
      type: 'task.progress',
      taskId: TaskId.parse('find-blockers'),
      attempt: 1,
      data: { note: 'Deciding what is solved already', done: 14, total: 32 },
    });
    conclude({ log, at: at + 1000, claims: CLAIMS.slice(0, 3) });
    if (scene === 'ask') {
      log.add(at + 1500, {
        type: 'wait.opened',
        taskId: TaskId.parse('find-blockers'),
        data: {
          waitId: WaitId.parse('q'),
          kind: 'ask',
          prompt:
            'Two items could be the launch: “Orion launch” (ORN-1) and “Orion soft launch” (ORN-9). Which one do you mean?',
          options: ['Orion launch', 'Orion soft launch'],
          fingerprint: 'f',
        },
      });
    }
    return log.events;
  }
  conclude({ log, at, claims: CLAIMS });
  log.add(at + 20, {
    type: 'verify.concluded',
    data: {
      claimId: 'gone',
      kind: 'cause',
      text: 'The launch slipped because of the office move.',
      verdict: 'contradicted',
      shown: false,
      reason: 'The cited message calls it a joke',
      citations: [],
    },
  });
  const places = [
    ...new Set(CLAIMS.flatMap(([, , , , citations]) => citations.map(([file, locator]) => `${file}\n${locator}`))),
  ];
  log.add(at + 3000, {
    type: 'run.finished',
    data: {
      status: 'succeeded',
      reason: '',
      usage,
      answer: {
        markdown: CLAIMS.map(([, text]) => `- ${text}`).join('\n'),
        claims: CLAIMS.map(([kind, text, verdict, , citations]) => ({
          kind,
          text,
          verdict,
          citations: citations.map(([file, locator]) => places.indexOf(`${file}\n${locator}`) + 1),
        })),
        citations: places.map((place, index) => {
          const [file = '', locator = ''] = place.split('\n');
          return { n: index + 1, file, locator, text: 'the redesigned flight board fails at 61 °C in the chamber.' };
        }),
      },
    },
  });
  return log.events;
}

const usage = {
  wallMs: 148_200,
  modelMs: 141_900,
  tokensIn: 48_210,
  tokensOut: 1_940,
  decisions: 412,
  escalations: 37,
};

function startTask(options: { readonly log: Log; readonly id: string; readonly at: number }): void {
  const { log, id, at } = options;
  log.add(at, { type: 'task.started', taskId: TaskId.parse(id), attempt: 1, data: { title: id } });
}

function runTask(options: {
  readonly log: Log;
  readonly id: string;
  readonly begin: number;
  readonly index: number;
}): number {
  const { log, id, begin, index } = options;
  const taskId = TaskId.parse(id);
  startTask({ log, id, at: begin });
  log.add(begin + 40, {
    type: 'memory.read',
    taskId,
    data: { query: 'flight board thermal failure', hits: 20, passages: store('[]'), ms: 35 },
  });
  let at = begin + 60;
  for (let call = 0; call < 2 + (index % 3); call += 1) {
    const callId = `${id}-${call}`;
    const decide = call % 2 === 0;
    const ms = 2400 + ((index * 7 + call * 13) % 9) * 700;
    log.add(at, {
      type: 'model.requested',
      taskId,
      data: {
        callId,
        purpose: decide ? 'decide' : 'generate',
        step: decide ? 'is it still open' : 'phrase finding',
        modelId: decide ? 'qwen2.5-coder-0.5b' : 'qwen2.5-coder-1.5b',
        role: decide ? 'decider' : 'worker',
        why: decide ? 'first rung of the ladder' : 'structured output needs the worker',
        prompts: store(JSON.stringify(PROMPTS)),
        prefix: store(JSON.stringify(PREFIX)),
        grammar: store(JSON.stringify(['solved', 'open', 'other'])),
        sampler: { temperature: 0, seed: 7, maxTokens: decide ? 1 : 96 },
        items: decide ? 16 : 1,
      },
    });
    log.add(at + ms, {
      type: 'model.completed',
      taskId,
      data: {
        callId,
        prompts: store(JSON.stringify(PROMPTS)),
        output: store(decide ? JSON.stringify(readings) : 'The flight board fails at 61 °C in the thermal chamber.'),
        summary: decide ? 'open 9, solved 5, other 2' : 'one sentence',
        tokensIn: 1240,
        tokensCached: 980,
        tokensOut: decide ? 16 : 41,
        firstTokenMs: 310,
        ms,
        confidence: 0.71,
        stopReason: decide ? 'labels' : 'eos',
      },
    });
    at += ms + 30;
  }
  log.add(at, {
    type: 'task.succeeded',
    taskId,
    attempt: 1,
    data: {
      output: store('{"items":3}'),
      summary: '3 items that matter, 2 solved since',
      confidence: 0.8,
      openIssues: [],
    },
  });
  return at + 20;
}

function conclude(options: { readonly log: Log; readonly at: number; readonly claims: typeof CLAIMS }): void {
  options.claims.forEach(([kind, text, verdict, reason, citations], index) => {
    const claimId = `c${index}`;
    const taskId = TaskId.parse('check-claims');
    options.log.add(options.at + index, {
      type: 'verify.check',
      taskId,
      data: { claimId, name: 'provenance', verdict: 'pass', evidence: '61 °C, 2 April occur in the passage' },
    });
    options.log.add(options.at + index, {
      type: 'verify.check',
      taskId,
      data: {
        claimId,
        name: 'entailment',
        verdict: verdict === 'supported' ? 'pass' : 'unsure',
        evidence: 'supported 0.93',
      },
    });
    options.log.add(options.at + index, {
      type: 'verify.concluded',
      taskId,
      data: {
        claimId,
        kind,
        text,
        verdict,
        shown: true,
        reason,
        citations: citations.map(([file, locator]) => ({
          file,
          locator,
          text: 'the redesigned flight board fails at 61 °C in the chamber.',
        })),
      },
    });
  });
}

const PREFIX = {
  system: 'You label one line.\nsolved: it is done\nopen: it still blocks\nother: neither',
  examples: [
    { user: 'The range file was returned again.', assistant: 'open' },
    { user: 'Signed and filed this morning.', assistant: 'solved' },
  ],
};

const PROMPTS = [
  '<|im_start|>system\nYou label one line.\nsolved: it is done\nopen: it still blocks\nother: neither<|im_end|>\n<|im_start|>user\nThe flight board fails at 61 °C.<|im_end|>\n<|im_start|>assistant\n',
  '<|im_start|>user\nChamber booking is confirmed, thanks!<|im_end|>\n<|im_start|>assistant\n',
];

const readings = [
  {
    item: 'The flight board fails at 61 °C.',
    label: 'open',
    probabilities: { open: 0.91, solved: 0.06, other: 0.03 },
    margin: 0.85,
    legalMass: 0.99,
  },
  {
    item: 'Chamber booking is confirmed, thanks!',
    label: 'solved',
    probabilities: { open: 0.3, solved: 0.52, other: 0.18 },
    margin: 0.22,
    legalMass: 0.97,
  },
];

class Log {
  readonly events: RunEvent[] = [];

  add(at: number, draft: EventDraft): void {
    const seq = this.events.length + 1;
    this.events.push({ ...draft, runId: RUN, seq, eventId: `e${seq}`, ts: START + at, ver: 1 } as RunEvent);
  }
}

function store(text: string): Sha256 {
  const name = hash(text);
  blobs.set(name, text);
  return Sha256.parse(name);
}

/** Not a real hash: only different names for different texts. */
export function hash(text: string): Sha256 {
  let value = 7;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 4_294_967_291;
  return Sha256.parse(value.toString(16).padStart(64, '0'));
}
