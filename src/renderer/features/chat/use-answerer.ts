import { useState } from 'react';
import type { AnswerBy } from '../../../shared/contract/chat.ts';
import { useTeams } from './use-conversations.ts';

export type Answerer = AnswerBy;

const STORED_UNDER = 'guildhall.answerer';
const choose: Answerer = { kind: 'choose' };

/** Who answers the next question: whoever was picked last, on this page or before. A team that is gone counts as not picked. */
export function useAnswerer(): { readonly answerer: Answerer; readonly pick: (answerer: Answerer) => void } {
  const { data: teams } = useTeams();
  const [picked, setPicked] = useState<Answerer>(readAnswerer);
  const isGone =
    picked.kind === 'team' && teams !== undefined && !teams.some(({ document }) => document.id === picked.teamId);
  const pick = (answerer: Answerer): void => {
    setPicked(answerer);
    localStorage.setItem(STORED_UNDER, answerer.kind === 'choose' ? '' : answerer.teamId);
  };
  return { answerer: isGone ? choose : picked, pick };
}

function readAnswerer(): Answerer {
  const teamId = localStorage.getItem(STORED_UNDER) ?? '';
  return teamId === '' ? choose : { kind: 'team', teamId };
}
