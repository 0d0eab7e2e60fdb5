import { describe, expect, it } from 'vitest';
import type { ToolGrant } from '../../shared/domain/team.ts';
import { decide } from './decide.ts';
import type { CallToDecide } from './decide.ts';

const search: CallToDecide = { tool: 'search', effect: 'E0', mayRunUnasked: true };
const write: CallToDecide = { tool: 'write', effect: 'E3', mayRunUnasked: false };
const free = (tool: string): ToolGrant => ({ tool, approval: 'never' });
const asking = (tool: string): ToolGrant => ({ tool, approval: 'always' });

describe('decide', () => {
  it.each([
    ['what is not granted is denied', search, [], 'deny'],
    ['a grant of another tool is none', search, [free('write')], 'deny'],
    ['what reads is allowed', search, [free('search')], 'allow'],
    ['a grant may want to be asked', search, [asking('search')], 'ask'],
    ['what writes is asked, whatever the grant says', write, [free('write')], 'ask'],
    ['an effect alone is enough to ask', { ...write, mayRunUnasked: true }, [free('write')], 'ask'],
    ['what runs code is denied', { ...write, effect: 'E4' as const }, [asking('write')], 'deny'],
  ] as const)('%s', (_what, call, grants, decision) => expect(decide(call, grants).decision).toBe(decision));
});
