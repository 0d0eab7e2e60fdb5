import type { Drafts, Person } from './drafts.ts';

/** Whether a person is on leave at a moment: nobody writes from their holiday. */
export function isAway(drafts: Drafts, person: Person, at: number): boolean {
  return drafts.events.some(
    (event) => event.person === person && at >= event.start && at < event.start + event.days * 86_400_000,
  );
}

/** Those of a list who are not on leave at a moment. */
export function present(drafts: Drafts, people: readonly Person[], at: number): Person[] {
  return people.filter((person) => !isAway(drafts, person, at));
}
