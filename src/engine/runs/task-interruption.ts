/**
 * Ends an attempt from inside the task context. Thrown by the context and caught by the run loop only; a skill never catches it.
 * `failed` ends the attempt as a failure with its code, the others end it without a verdict on the task.
 */
export class TaskInterruption extends Error {
  readonly reason: 'cancelled' | 'budget' | 'inference' | 'waiting' | 'failed';
  readonly code: string;

  constructor(options: {
    readonly reason: TaskInterruption['reason'];
    readonly code?: string;
    readonly message: string;
  }) {
    super(options.message);
    this.name = 'TaskInterruption';
    this.reason = options.reason;
    this.code = options.code ?? options.reason;
  }
}
