import type { CauseStory } from '../wording-types.ts';

/** Causes where somebody outside the company holds the next move. */
export const outsideCauses: readonly CauseStory[] = [
  {
    id: 'certificate',
    trades: ['hardware', 'medical', 'food'],
    owner: 'compliance',
    peer: 'platform',
    party: 'lab',
    title: 'Conformity file for {product}',
    description: 'Collect reports, declaration and annexes in one folder. Template is on the shared drive.',
    above: [
      { title: 'Print the type labels', owner: 'operations', description: 'Final artwork, 2 languages, roll of 5000.' },
      { title: 'Build the first customer batch', owner: 'quality', description: 'Batch of 60, checklist attached.' },
    ],
    summary: 'The conformity file is incomplete because {org} has not issued the immunity certificate after the repeated measurement.',
    waitsFor: '{outsider} ({org}): the signed immunity certificate',
    action: { who: 'owner', what: 'send {org} the corrected antenna drawing so that the certificate can be issued' },
    pieces: [
      {
        source: 'mail', by: 'outsider', to: 'owner', ago: 9, subject: 'Measurement of {ago:13}, your order 4471',
        text: 'Dear {owner},\n\nthank you for your patience. The repeated measurement itself is finished and looks fine to us. [[why,act|We cannot issue the certificate as long as the antenna drawing in your annex shows the old revision.]] Please send the corrected one, after that it takes us five working days.\n\nKind regards\n{outsider}\n{org}',
      },
      {
        source: 'mail', by: 'owner', to: 'lead', ago: 8, subject: 'Fwd: Measurement, order 4471',
        text: 'Hi {lead},\n\nsee what {outsider} wrote me. [[why|Without the paper from {org} I have no conformity file, full stop.]] I need {peer} to export the drawing again, then I pass it on.\n\n{owner}',
      },
      {
        source: 'chat', channel: 'project', by: 'lead', ago: 6, text: 'where are we with the paper from the lab?',
        replies: [
          { by: 'owner', after: 14, text: '[[why|still no certificate from {org}]], they want the new antenna drawing first and i only have rev C here' },
          { by: 'peer', after: 51, text: 'rev D is on my laptop, will look for the export settings' },
        ],
      },
      { source: 'note', ago: 4, section: 'actions', text: '{owner.full}: [[act|send rev D of the antenna drawing to {org}]], the five days start when they have it' },
    ],
  },
  {
    id: 'legal-answer',
    owner: 'legal',
    peer: 'customer',
    party: 'counsel',
    title: 'Terms for pilot customers',
    description: 'Version 0.9 in the legal folder, tracked changes on.',
    above: [
      { title: 'Sign pilot contracts', owner: 'sales', description: 'Three pilots, paper and e-signature.' },
      { title: 'Switch on pilot accounts', owner: 'customer', description: 'Accounts exist, flag is off.' },
    ],
    summary: 'The pilot terms cannot be closed because {org} has not answered the liability question for weeks.',
    waitsFor: '{outsider} ({org}): an answer to the liability question',
    action: { who: 'lead', what: 'call {outsider} and get a yes or no on the liability clause' },
    pieces: [
      {
        source: 'mail', by: 'owner', to: 'outsider', copy: 'lead', ago: 19, subject: 'Liability in section 7 of the pilot terms',
        text: 'Dear {outsider},\n\nin section 7 we cap our liability at the yearly fee. [[why|Does the cap hold when the pilot runs free of charge?]] We cannot hand the terms to anybody before we know. A short yes or no is enough for now.\n\nBest regards\n{owner.full}',
      },
      {
        source: 'mail', by: 'owner', to: 'outsider', copy: 'lead', ago: 10, subject: 'Re: Liability in section 7 of the pilot terms', answers: 0,
        text: 'Dear {outsider},\n\n[[why|may I remind you of my question about section 7?]] I have had no word from you since {ago:19}.\n\n{owner.full}',
      },
      {
        source: 'chat', channel: 'customers', by: 'peer', ago: 5, text: 'pilots keep asking me for the paperwork, what do i tell them',
        replies: [
          { by: 'owner', after: 33, text: 'that i am sorry. [[why|{org} has gone quiet on section 7, two mails and not a line back]]' },
          { by: 'peer', after: 40, text: 'ok. "soon" then' },
        ],
      },
      { source: 'note', ago: 4, section: 'actions', text: '{lead.full}: [[act|ring {outsider} at {org} about section 7]], mails evidently do not help' },
    ],
  },
  {
    id: 'customer-records',
    owner: 'data',
    peer: 'backend',
    party: 'client',
    title: 'Load the {org} records',
    description: 'Second trial run. Log in the usual bucket.',
    above: [
      { title: 'Compare totals old against new', owner: 'finance', description: 'Spreadsheet with both sums, tolerance 0.' },
      { title: 'Freeze the old system', owner: 'operations', description: 'Read only from Friday evening on.' },
    ],
    summary: 'The import stops at 412 records of {org} with two owners each; only {org} can say which owner is right.',
    waitsFor: '{outsider} ({org}): the corrected list of owners',
    action: { who: 'peer', what: 'send {outsider} the list of the 412 records with a column for the right owner' },
    pieces: [
      {
        source: 'chat', channel: 'engineering', by: 'owner', ago: 12, text: 'import run 2 for {org} died again, [[why|412 records carry two owners and the loader refuses them]]',
        replies: [
          { by: 'peer', after: 9, text: 'can we just take the newer one?' },
          { by: 'owner', after: 22, text: 'no, in the sample half of the newer ones were wrong. they have to tell us' },
        ],
      },
      {
        source: 'mail', by: 'outsider', to: 'owner', ago: 8, subject: 'AW: double owners in our data',
        text: 'Hello {owner},\n\nI understand. [[why|Our field staff must look at each of these records, I cannot decide that from my desk]], and so far I only have your screenshot. [[act|If you send me a list with an empty column, I will give it to the regions.]]\n\nGreetings\n{outsider}',
      },
      { source: 'note', ago: 6, section: 'discussion', text: '{org} import: stands still at the double owners, everything else of the load is through' },
      { source: 'note', ago: 4, section: 'actions', text: '{peer.full}: [[act|produce the list of the 412 for {outsider}]], one line per record, empty column for the owner' },
    ],
  },
  {
    id: 'payment-account',
    trades: ['fintech', 'food', 'hardware'],
    owner: 'finance',
    peer: 'backend',
    party: 'vendor',
    title: 'Live account for card payments',
    description: 'Sandbox account works, see wiki page "Payments".',
    above: [
      { title: 'Charge a real card end to end', owner: 'backend', description: 'One euro, refund afterwards.' },
      { title: 'Publish the price page', owner: 'marketing', description: 'Texts are final.' },
    ],
    summary: 'The live payment account is not opened because {org} still lacks the proof of who owns the company.',
    waitsFor: '{outsider} ({org}): release of the account after the proof of ownership',
    action: { who: 'owner', what: 'get the extract from the company register notarised and upload it at {org}' },
    pieces: [
      {
        source: 'mail', by: 'outsider', to: 'owner', ago: 11, subject: 'Your application 90-2217',
        text: 'Hello {owner.full},\n\nour risk team has looked at the application. [[why|The register extract you uploaded is older than three months, so the account stays closed.]] [[act|Please upload a notarised extract]] and reply to this mail.\n\n{outsider}\nOnboarding, {org}',
      },
      {
        source: 'chat', channel: 'project', by: 'peer', ago: 7, text: 'any live keys yet? sandbox is boring by now',
        replies: [
          { by: 'owner', after: 120, text: 'nope. [[why|{org} sent the register extract back]], too old they say. notary has no slot before next week' },
          { by: 'peer', after: 123, text: 'ouch' },
        ],
      },
      { source: 'note', ago: 5, section: 'actions', text: '{owner.full}: [[act|notarised register extract to {org}]] (appointment at the notary {ahead:2})' },
    ],
  },
  {
    id: 'translation',
    trades: ['medical', 'food', 'hardware'],
    owner: 'design',
    peer: 'marketing',
    party: 'agency',
    title: 'Instructions in all six languages',
    description: 'Layout files are in the design folder, one per language.',
    above: [
      { title: 'Print run of the booklet', owner: 'marketing', description: 'Offer of the printer is accepted.' },
      { title: 'Pack the starter boxes', owner: 'operations', description: 'Two people, one day.' },
    ],
    summary: 'The instructions are not complete because {org} stopped work on Polish and Finnish until the unpaid invoice is settled.',
    waitsFor: '{outsider} ({org}): the Polish and Finnish texts, held back over an unpaid invoice',
    action: { who: 'peer', what: 'have invoice 2081 of {org} paid today' },
    pieces: [
      {
        source: 'mail', by: 'outsider', to: 'owner', ago: 10, subject: 'Polish and Finnish',
        text: 'Hi {owner},\n\nfour languages are with you. [[why|I have to hold back Polish and Finnish until invoice 2081 is paid]], that is the rule of our bookkeeping after two reminders. Nothing personal!\n\n{outsider}',
      },
      {
        source: 'chat', channel: 'general', by: 'owner', ago: 7, text: '@{peer.first} do you know anything about an invoice 2081? [[why|{org} keeps two languages hostage over it]]',
        replies: [
          { by: 'peer', after: 75, text: 'hm it went to my old cost centre i think. will sort it out with the bank run' },
        ],
      },
      { source: 'note', ago: 4, section: 'actions', text: '{peer.full}: [[act|pay invoice 2081 so that {org} delivers the last two languages]]' },
    ],
  },
];
