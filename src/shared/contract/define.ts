import type { z } from 'zod';
import type { Result } from '../kernel/result.ts';
import type { CommonError, ErrorCode, WireError } from './errors.ts';

export type Command<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends ErrorCode = ErrorCode,
> = {
  readonly kind: 'command';
  readonly effect: 'read' | 'write';
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly Code[];
};

export type Stream<Input extends z.ZodType = z.ZodType, Event extends z.ZodType = z.ZodType> = {
  readonly kind: 'stream';
  readonly input: Input;
  readonly event: Event;
  /** `seq`: persisted and resumable after a sequence number; `latest`: only the newest value matters. */
  readonly resume: 'seq' | 'latest';
};

export function command<Input extends z.ZodType, Output extends z.ZodType, const Code extends ErrorCode>(
  spec: Omit<Command<Input, Output, Code>, 'kind'>,
): Command<Input, Output, Code> {
  return { kind: 'command', ...spec };
}

export function stream<Input extends z.ZodType, Event extends z.ZodType>(
  spec: Omit<Stream<Input, Event>, 'kind'>,
): Stream<Input, Event> {
  return { kind: 'stream', ...spec };
}

export type Group = Readonly<Record<string, Command<z.ZodType, z.ZodType, ErrorCode> | Stream>>;
export type Contract = Readonly<Record<string, Group>>;

type CommandCall<Entry> =
  Entry extends Command<infer Input, infer Output, infer Code>
    ? { input: z.input<Input>; parsed: z.output<Input>; output: z.output<Output>; code: Code }
    : never;

/** What a caller sees: commands give a `Result`, streams an async iterable that ends when the signal aborts. */
export type Client<Shape extends Contract> = {
  readonly [G in keyof Shape]: {
    readonly [M in keyof Shape[G]]: Shape[G][M] extends Stream<infer Input, infer Event>
      ? (input: z.input<Input>, options: { readonly signal: AbortSignal }) => AsyncIterable<z.output<Event>>
      : (
          input: CommandCall<Shape[G][M]>['input'],
          options?: { readonly signal?: AbortSignal },
        ) => Promise<
          Result<CommandCall<Shape[G][M]>['output'], WireError<CommandCall<Shape[G][M]>['code'] | CommonError>>
        >;
  };
};

/** What the engine provides: a missing or wrong handler does not compile. Inputs arrive parsed. */
export type Handlers<Shape extends Contract> = {
  readonly [G in keyof Shape]: {
    readonly [M in keyof Shape[G]]: Shape[G][M] extends Stream<infer Input, infer Event>
      ? (input: z.output<Input>, options: { readonly signal: AbortSignal }) => AsyncIterable<z.output<Event>>
      : (
          input: CommandCall<Shape[G][M]>['parsed'],
          options: { readonly signal: AbortSignal },
        ) => Promise<
          Result<CommandCall<Shape[G][M]>['output'], WireError<CommandCall<Shape[G][M]>['code'] | CommonError>>
        >;
  };
};
