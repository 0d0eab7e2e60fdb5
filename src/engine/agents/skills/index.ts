import type { Skill } from '../skill.ts';
import { answerQuestion } from './direct-answer/answer-question.skill.ts';
import { checkAnswer } from './direct-answer/check-answer.skill.ts';
import { findPassages } from './direct-answer/find-passages.skill.ts';
import { checkItems } from './drawn/check-items.skill.ts';
import { classifyItems } from './drawn/classify-items.skill.ts';
import { countVotes } from './drawn/count-votes.skill.ts';
import { decideAgain } from './drawn/decide-again.skill.ts';
import { extractFields } from './drawn/extract-fields.skill.ts';
import { presentItems } from './drawn/present-items.skill.ts';
import { queryTables } from './drawn/query-tables.skill.ts';
import { readSources } from './drawn/read-sources.skill.ts';
import { writeReport } from './drawn/write-report.skill.ts';
import { checkFacts } from './launch-delay/check-facts.skill.ts';
import { findDates } from './launch-delay/find-dates.skill.ts';
import { findItem } from './launch-delay/find-item.skill.ts';
import { nextActions } from './launch-delay/next-actions.skill.ts';
import { readEvidence } from './launch-delay/read-evidence.skill.ts';
import { settleBlockers } from './launch-delay/settle-blockers.skill.ts';
import { traceBlockers } from './launch-delay/trace-blockers.skill.ts';
import { writeFindings } from './launch-delay/write-findings.skill.ts';

/** Every skill by name. A task names one; the plan validator refuses a name that is not here. */
export const skills: readonly Skill[] = [
  findItem,
  traceBlockers,
  readEvidence,
  settleBlockers,
  findDates,
  nextActions,
  writeFindings,
  checkFacts,
  findPassages,
  answerQuestion,
  checkAnswer,
  readSources,
  queryTables,
  classifyItems,
  extractFields,
  checkItems,
  decideAgain,
  countVotes,
  writeReport,
  presentItems,
];
