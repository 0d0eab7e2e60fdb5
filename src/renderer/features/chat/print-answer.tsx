import { FileText } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { Answer } from '../../../shared/domain/answer.ts';
import type { RunState } from '../../../shared/events/run-state.ts';
import { fileStem } from '../../../shared/kernel/file-stem.ts';
import { useText } from '../../i18n/text-context.ts';
import type { PrintOutcome } from '../../platform/printer.ts';
import { nextFrame } from '../../platform/next-frame.ts';
import { useServices } from '../../state/services.ts';
import { IconButton } from '../../ui/button.tsx';
import { notify } from '../../ui/toast.tsx';
import { PrintSheet } from './print-sheet.tsx';

type PrintAnswerProps = { readonly state: RunState; readonly answer: Answer };

/** Saves an answer as a PDF: lays out the sheet, has the page printed, and takes the sheet away again. */
export function PrintAnswer({ state, answer }: PrintAnswerProps): ReactElement {
  const text = useText().chat.print;
  const { printer } = useServices();
  const [printing, setPrinting] = useState(false);
  const tell = (outcome: PrintOutcome): void => {
    if (outcome.kind === 'saved') notify({ text: text.saved(outcome.fileName) });
    if (outcome.kind === 'failed') notify({ text: text.failed(outcome.reason) });
  };
  const print = async (): Promise<void> => {
    setPrinting(true);
    await new Promise<void>((resolve) => nextFrame(() => nextFrame(resolve)));
    try {
      tell(await printer.print(`${fileStem(state.question) || 'answer'}.pdf`));
    } finally {
      setPrinting(false);
    }
  };
  return (
    <>
      <IconButton label={text.save} disabled={printing} onClick={() => void print()}>
        <FileText size={15} />
      </IconButton>
      {printing ? createPortal(<PrintSheet state={state} answer={answer} />, document.body) : null}
    </>
  );
}
