/**
 * The shapes that both wording sets fill. Texts carry slots in braces (`{owner}`, `{ago:5}`) and evidence marks
 * (`[[why|the words that prove it]]`): the generator strips the marks and lists the words in the truth file.
 */

export type RoleKey =
  | 'lead'
  | 'backend'
  | 'client'
  | 'platform'
  | 'quality'
  | 'operations'
  | 'data'
  | 'design'
  | 'legal'
  | 'compliance'
  | 'customer'
  | 'sales'
  | 'marketing'
  | 'support'
  | 'finance'
  | 'office';

/** Outside parties a story can wait for; each trade names its own. */
export type PartyKey = 'lab' | 'vendor' | 'client' | 'counsel' | 'agency' | 'host';

/** Who speaks in a story. `outsider` is the contact at the story's party. */
export type Speaker = 'owner' | 'peer' | 'absent' | 'lead' | 'outsider' | 'midOwner';

export type ChannelKey = 'project' | 'engineering' | 'operations' | 'general' | 'random' | 'customers' | 'other';

export interface Reply {
  readonly by: Speaker;
  readonly text: string;
  /** Minutes after the message before it. */
  readonly after: number;
}

/** `ago` counts working days before the newest day of the sample. */
export type Piece =
  | {
      readonly source: 'chat';
      readonly channel: ChannelKey;
      readonly by: Speaker;
      readonly ago: number;
      readonly text: string;
      readonly replies?: readonly Reply[];
    }
  | {
      readonly source: 'mail';
      readonly by: Speaker;
      readonly to: Speaker;
      readonly copy?: Speaker;
      readonly ago: number;
      readonly subject: string;
      readonly text: string;
      /** Index of an earlier mail piece of the same story that this one answers. */
      readonly answers?: number;
    }
  | {
      readonly source: 'note';
      readonly ago: number;
      readonly section: 'discussion' | 'decisions' | 'actions';
      readonly text: string;
    }
  | { readonly source: 'status'; readonly section: 'progress' | 'risks'; readonly text: string }
  | {
      readonly source: 'commit';
      readonly branch: 'main' | 'release';
      readonly by: Speaker;
      readonly ago: number;
      readonly text: string;
    }
  | {
      readonly source: 'event';
      readonly of: Speaker;
      readonly startAgo: number;
      readonly days: number;
      readonly text: string;
    };

interface Story {
  readonly id: string;
  readonly owner: RoleKey;
  readonly peer: RoleKey;
  readonly absent?: RoleKey;
  readonly party?: PartyKey;
  readonly pieces: readonly Piece[];
}

/** A true cause. Marks: `why` (cause), `act` (the agreed next action). */
export interface CauseStory extends Story {
  /** Trades in which the story makes sense; absent = all. */
  readonly trades?: readonly string[];
  readonly title: string;
  /** The row says little on purpose: why it is stuck stands elsewhere. */
  readonly description: string;
  /** Items that wait for this one, the nearest first. */
  readonly above: readonly [Step, Step];
  readonly summary: string;
  readonly waitsFor: string;
  readonly action: { readonly who: Speaker; readonly what: string };
}

export interface Step {
  readonly title: string;
  readonly owner: RoleKey;
  readonly description: string;
}

/** A thing that looks like a cause and is none. Mark: `decoy`. Jokes have no item, so no title. */
export interface DecoyStory extends Story {
  readonly title?: string;
  readonly description?: string;
  readonly summary: string;
}

/** How the move of the date is told. Marks: `new`, `original`, `old` (an outdated new date). */
export interface LaunchStory {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly pieces: readonly Piece[];
}

/** How the one untracked dependency is said. Mark: `link`. Owner = who owns the blocked item, peer = the blocker's. */
export interface LinkStory {
  readonly id: string;
  readonly pieces: readonly Piece[];
}

export interface Party {
  readonly organisation: string;
  readonly domain: string;
  readonly person: string;
}

export interface Trade {
  readonly id: string;
  readonly companies: readonly string[];
  /** Project names with the short form used as id prefix. */
  readonly projects: readonly (readonly [name: string, prefix: string])[];
  readonly product: string;
  /** Noun phrases for item titles and small talk. */
  readonly things: readonly string[];
  /** Folder names of the repository. */
  readonly areas: readonly string[];
  readonly parties: Readonly<Record<PartyKey, readonly Party[]>>;
}

export interface NoiseMail {
  readonly from: 'person' | 'outside' | 'machine';
  readonly sender?: string;
  readonly subject: string;
  readonly text: string;
  readonly answer?: string;
}

export interface NoiseWording {
  readonly verbs: readonly string[];
  readonly taskNotes: readonly string[];
  readonly doneNotes: readonly string[];
  readonly labels: readonly string[];
  readonly chat: Readonly<Record<ChannelKey, readonly string[]>>;
  readonly chatReplies: readonly string[];
  readonly mails: readonly NoiseMail[];
  readonly noteDiscussion: readonly string[];
  readonly noteDecisions: readonly string[];
  readonly noteActions: readonly string[];
  readonly commits: readonly string[];
  readonly events: readonly string[];
  readonly statusProgress: readonly string[];
  readonly statusRisks: readonly string[];
  readonly foods: readonly string[];
  readonly places: readonly string[];
}

export interface Wording {
  readonly name: 'development' | 'evaluation';
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly trades: readonly Trade[];
  readonly causes: readonly CauseStory[];
  /** Items that gather several strands right below the launch. */
  readonly gates: readonly Step[];
  readonly solved: readonly DecoyStory[];
  readonly stale: readonly DecoyStory[];
  readonly jokes: readonly DecoyStory[];
  readonly optional: readonly DecoyStory[];
  readonly otherProject: readonly DecoyStory[];
  readonly superseded: readonly DecoyStory[];
  readonly launches: readonly LaunchStory[];
  readonly links: readonly LinkStory[];
  readonly noise: NoiseWording;
}
