import { Paperclip } from 'lucide-react';
import type { ReactElement } from 'react';
import { useRef } from 'react';
import { useText } from '../../i18n/text-context.ts';
import type { Given } from '../../state/attachment-uploads.ts';
import { IconButton } from '../../ui/button.tsx';
import { givenFiles } from './given-files.ts';

/** Lets the person choose files of this machine; their bytes are copied. */
export function AttachButton(props: {
  readonly disabled: boolean;
  readonly onFiles: (files: readonly Given[]) => void;
}): ReactElement {
  const text = useText().conversations.attachments;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={text.attach} disabled={props.disabled} onClick={() => input.current?.click()}>
        <Paperclip size={16} aria-hidden="true" />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          props.onFiles(givenFiles({ files: [...(target.files ?? [])], paths: null }));
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
