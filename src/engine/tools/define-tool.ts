import type { z } from 'zod';
import type { Passage } from '../../shared/domain/source.ts';
import type { EffectClass } from '../../shared/domain/task.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { BlockReader } from '../sources/index.ts';

export type ToolFailure = { readonly code: string; readonly message: string };

/** The one place that a run may write to. */
export type OutputFolder = {
  /** @param file relative to the folder; a name that leaves it is refused. Writing the same text twice is writing it once. */
  write(options: {
    readonly file: string;
    readonly text: string;
    readonly signal: AbortSignal;
  }): Promise<Result<null, ToolFailure>>;
};

/** What tools reach of the world, bound to one run. */
export type ToolPorts = {
  readonly blocks: BlockReader;
  readonly search: (options: {
    readonly query: string;
    readonly limit: number;
    readonly signal: AbortSignal;
  }) => Promise<readonly Passage[]>;
  readonly output: OutputFolder;
};

export type Tool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly title: string;
  /** What it does, for people and models; 400 characters at most. */
  readonly description: string;
  /** Flat, every member required and bounded, so that it lowers to a grammar. */
  readonly input: Input;
  readonly output: Output;
  readonly effect: EffectClass;
  /** `always`: each call is asked, whatever the grant says. `grant`: as the grant says. */
  readonly approval: 'grant' | 'always';
  readonly timeoutMs: number;
  run(options: {
    readonly input: z.output<Input>;
    readonly ports: ToolPorts;
    readonly signal: AbortSignal;
  }): Promise<Result<z.output<Output>, ToolFailure>>;
  /** Of a tool that writes: what a call that took place has given, told from its input alone. */
  readonly outcome?: (input: z.output<Input>) => z.output<Output>;
};

export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool;
}
