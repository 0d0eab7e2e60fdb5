/** The model was loaded and answers with what is no number: its weights are damaged, whatever its header says. */
export class DamagedModel extends Error {
  constructor() {
    super('It gives no numbers, so its weights are damaged.');
  }
}

export function assertNumber(value: number): void {
  if (!Number.isFinite(value)) throw new DamagedModel();
}
