import type { Wording } from '../wording-types.ts';
import { insideCauses } from './causes-inside.ts';
import { outsideCauses } from './causes-outside.ts';
import { jokes, optional, otherProject } from './decoys-harmless.ts';
import { solved, stale, superseded } from './decoys-over.ts';
import { gates, launches, links } from './launch.ts';
import { noise } from './noise.ts';
import { trades } from './trades.ts';

/** The words of the evaluation seeds: nothing here may be used to develop or tune the team. */
export const evaluationWording: Wording = {
  name: 'evaluation',
  firstNames: [
    'Bettina',
    'Kofi',
    'Ralf',
    'Simone',
    'Arjun',
    'Freya',
    'Gustav',
    'Hanna',
    'Igor',
    'Jasmin',
    'Luca',
    'Noor',
    'Olga',
    'Quentin',
    'Rosa',
    'Stefan',
    'Tara',
    'Viktor',
    'Wanda',
    'Malte',
  ],
  lastNames: [
    'Adler',
    'Bianchi',
    'Chen',
    'Duarte',
    'Engel',
    'Fischer',
    'Gruber',
    'Holm',
    'Ivanov',
    'Jordan',
    'Keller',
    'Larsen',
    'Maurer',
    'Nilsson',
    'Ortega',
    'Pohl',
    'Rahman',
    'Schuster',
    'Tanaka',
    'Ullmann',
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
