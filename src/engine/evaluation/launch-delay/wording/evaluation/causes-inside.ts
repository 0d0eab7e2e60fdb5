import type { CauseStory } from '../wording-types.ts';

/** Causes where a colleague, a machine or an unmerged change holds things up. */
export const insideCauses: readonly CauseStory[] = [
  {
    id: 'credentials',
    owner: 'quality',
    peer: 'office',
    absent: 'platform',
    title: 'Stress test with real volumes',
    description: 'Scenario file is checked in.',
    above: [
      { title: 'Sizing decision', owner: 'operations', description: 'Small, medium or large.' },
      { title: 'Order production machines', owner: 'finance', description: 'Framework agreement exists.' },
    ],
    summary:
      'The stress test has not begun because the credentials of the load generator expired and only {absent.full}, on parental leave, may renew them.',
    waitsFor: '{absent.full}: renewal of the load generator credentials (on parental leave, sole administrator)',
    action: { who: 'peer', what: 'have a second administrator appointed for the load generator' },
    pieces: [
      { source: 'event', of: 'absent', startAgo: 9, days: 40, text: '[[why|Parental leave {absent.full}]]' },
      {
        source: 'chat',
        channel: 'engineering',
        by: 'owner',
        ago: 6,
        text: 'load generator says 401 since monday, anybody?',
        replies: [
          {
            by: 'peer',
            after: 12,
            text: 'credentials ran out. [[why|renewing takes an administrator and {absent.first} is the only one on that account]]',
          },
          { by: 'owner', after: 14, text: '{absent.first} has better things to do right now :baby:' },
          { by: 'peer', after: 29, text: 'vendor could appoint a second one if somebody with a signature asks' },
        ],
      },
      {
        source: 'mail',
        by: 'owner',
        to: 'lead',
        copy: 'peer',
        ago: 4,
        subject: 'Stress test: 0 of 6 runs',
        text: 'Hello {lead},\n\nto be transparent, [[why|not one of the six runs has taken place, I am locked out of the generator.]] [[act|{peer} would ask the manufacturer for a second administrator]], please back this up.\n\nBest,\n{owner}',
      },
    ],
  },
  {
    id: 'printer-driver',
    trades: ['travel', 'library', 'farming'],
    owner: 'support',
    peer: 'client',
    title: 'Rehearsal at the counter',
    description: 'Three staff, one hour.',
    above: [
      { title: 'Counter staff signed off', owner: 'customer', description: 'List of names.' },
      { title: 'Swap the counter machines', owner: 'operations', description: 'Overnight.' },
    ],
    summary:
      'The counter rehearsal cannot happen: receipts come out empty, and the corrected print module was never taken over from the release branch.',
    waitsFor: '{peer.full}: taking the corrected print module over from the release branch',
    action: { who: 'peer', what: 'cherry-pick the print module correction to main and ship a build to the counters' },
    pieces: [
      {
        source: 'commit',
        branch: 'release',
        by: 'peer',
        ago: 9,
        text: '[[why|Print module: send the paper width before the first line]]\n\nOtherwise receipts stay empty. Only here so far. Refs {id}',
      },
      {
        source: 'chat',
        channel: 'customers',
        by: 'owner',
        ago: 7,
        text: 'tried the counter this morning. [[why|every receipt is a blank strip, i cannot rehearse with that]]',
        replies: [
          { by: 'peer', after: 18, text: 'should be gone with my change' },
          { by: 'owner', after: 23, text: 'counters take their build from main, is it in there' },
          { by: 'peer', after: 24, text: '... good point' },
        ],
      },
      {
        source: 'note',
        ago: 5,
        section: 'actions',
        text: '{peer.full} - [[act|cherry-pick the print correction, then a fresh build for the counters]]',
      },
    ],
  },
  {
    id: 'broken-addresses',
    owner: 'data',
    peer: 'customer',
    party: 'client',
    title: 'Take over member data from {org}',
    description: 'Mapping table v5.',
    above: [
      { title: 'Letter to all members', owner: 'marketing', description: 'Window envelopes.' },
      { title: 'Activate member portal', owner: 'client', description: 'Feature switch.' },
    ],
    summary:
      'The member data cannot be taken over since the postcodes in the delivery of {org} lost their leading zeros and a new delivery has not come.',
    waitsFor: '{outsider} ({org}): a fresh data delivery with complete postcodes',
    action: {
      who: 'peer',
      what: 'agree a delivery day with {outsider} for a fresh extract as text, not as spreadsheet',
    },
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'outsider',
        copy: 'peer',
        ago: 14,
        subject: 'Postcodes in your delivery',
        text: 'Hello {outsider},\n\nthe file of last week went through a spreadsheet, I fear. [[why|One member in five has a postcode with four digits, we cannot take these over.]] Could you deliver again as plain text?\n\n{owner}',
      },
      {
        source: 'chat',
        channel: 'customers',
        by: 'peer',
        ago: 8,
        text: 'just met {outsider} in the lift, was surprised we are not finished',
        replies: [
          {
            by: 'owner',
            after: 31,
            text: 'surprised?! [[why|i have been waiting for a second delivery with proper postcodes for days]]',
          },
          { by: 'peer', after: 37, text: 'the person who makes the extract seems to be new there' },
        ],
      },
      {
        source: 'note',
        ago: 5,
        section: 'actions',
        text: '{peer.full} - [[act|fix a day with {org} for the second delivery, text format]]',
      },
    ],
  },
  {
    id: 'library-licence',
    trades: ['charging', 'library', 'travel'],
    owner: 'client',
    peer: 'legal',
    title: 'Map view without watermark',
    description: 'Component is in, key is a trial one.',
    above: [
      { title: 'Submit to the app stores', owner: 'platform', description: 'Screenshots are ready.' },
      { title: 'Review by the stores', owner: 'marketing', description: 'Usually a few days.' },
    ],
    summary:
      'The map still runs with a trial key because {peer.full} has not decided whether the licence terms of the map component are acceptable.',
    waitsFor: '{peer.full}: a decision on the licence terms of the map component',
    action: { who: 'peer', what: 'decide on clause 4 of the map licence so that the purchase can go ahead' },
    pieces: [
      {
        source: 'mail',
        by: 'owner',
        to: 'peer',
        ago: 16,
        subject: 'Map licence, clause 4',
        text: 'Hi {peer},\n\n[[why|may we accept clause 4, where they want to audit us once a year?]] Purchasing only moves after your okay, and with the trial key a watermark covers half the screen.\n\nCheers, {owner}',
      },
      {
        source: 'chat',
        channel: 'project',
        by: 'lead',
        ago: 5,
        text: 'why is there still a watermark across the map?',
        replies: [
          {
            by: 'owner',
            after: 10,
            text: '[[why|trial key. the real one hangs on clause 4 which is on the pile of {peer} for three weeks]]',
          },
          { by: 'lead', after: 12, text: 'understood' },
        ],
      },
      {
        source: 'note',
        ago: 4,
        section: 'actions',
        text: '{peer.full} - [[act|yes or no to clause 4 of the map licence]]',
      },
    ],
  },
];
