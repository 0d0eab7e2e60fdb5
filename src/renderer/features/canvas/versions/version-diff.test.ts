import { expect, test } from 'vitest';
import { emptyTeam } from '../editor/testing/empty-team.ts';
import { versionDiff } from './version-diff.ts';

test('equal teams have no difference, however their members are ordered', () => {
  const { title, ...others } = emptyTeam;
  expect(versionDiff(emptyTeam, { ...others, title })).toEqual([]);
});

test('a change is shown with the lines around it, changes far apart with a gap between them', () => {
  const changed = { ...emptyTeam, title: 'Other', comments: [] };
  expect(versionDiff(emptyTeam, changed)).toEqual([
    { sort: 'same', text: '  "version": 2,' },
    { sort: 'same', text: '  "id": "my-team",' },
    { sort: 'removed', text: '  "title": "My team",' },
    { sort: 'added', text: '  "title": "Other",' },
    { sort: 'same', text: '  "description": "",' },
    { sort: 'same', text: '  "coordinator": "coordinator",' },
  ]);
  const more = { ...changed, comments: [{ id: 'c', text: 'x', position: { x: 0, y: 0 }, width: 200 }] };
  expect(versionDiff(emptyTeam, more).filter(({ sort }) => sort === 'gap')).toHaveLength(1);
});
