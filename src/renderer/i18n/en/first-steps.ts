export const firstSteps = {
  title: 'First steps',
  intro:
    'Guildhall answers questions about your own files with small models on this machine. Nothing you ask or read is ever sent anywhere.',
  cardLine: 'New here? See a recorded run, get the models, and try a team on its sample.',
  recorded: 'See a run that was recorded',
  recordedHint: 'A real run of the sample on a machine with two cores, played faster. Look at it while models load.',
  recordedOpen: 'Play it',
  recordedNote: 'This run was recorded on another machine and is played here, ten times faster. Nothing is computed.',
  recordedEnd: 'Done looking',
  templates: 'Try a team on its sample',
  templatesHint: 'Each brings a small invented folder, so nothing of yours is needed.',
  expected: (duration: string): string => `about ${duration} on this machine`,
  open: 'Open',
  openTeam: (title: string): string => `Open ${title} with its sample`,
  done: 'Put away',
  putAway: 'First steps are in the palette from now on',
};
