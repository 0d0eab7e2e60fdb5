import type { Wording } from '../wording-types.ts';
import { insideCauses } from './causes-inside.ts';
import { outsideCauses } from './causes-outside.ts';
import { jokes, optional, otherProject } from './decoys-harmless.ts';
import { solved, stale, superseded } from './decoys-over.ts';
import { gates, launches, links } from './launch.ts';
import { noise } from './noise.ts';
import { trades } from './trades.ts';

/** The words that the team may be developed against. */
export const developmentWording: Wording = {
  name: 'development',
  firstNames: [
    'Mara',
    'Jonas',
    'Priya',
    'Tomasz',
    'Elena',
    'Sven',
    'Nadia',
    'Oskar',
    'Yuki',
    'Carla',
    'Daniel',
    'Aisha',
    'Peter',
    'Lucia',
    'Henrik',
    'Zoe',
    'Marek',
    'Ruth',
    'Idris',
    'Paula',
  ],
  lastNames: [
    'Lindgren',
    'Okafor',
    'Brandt',
    'Kowalski',
    'Fontaine',
    'Reuter',
    'Castillo',
    'Nakamura',
    'Dubois',
    'Haas',
    'Novak',
    'Mensah',
    'Weber',
    'Ferrari',
    'Jansen',
    'Kaya',
    'Moreau',
    'Santos',
    'Vogel',
    'Quinn',
  ],
  trades,
  causes: [...outsideCauses, ...insideCauses],
  gates,
  solved,
  stale,
  jokes,
  optional,
  otherProject,
  superseded,
  launches,
  links,
  noise,
};
