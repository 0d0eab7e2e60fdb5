import { Check, Copy } from 'lucide-react';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/text-context.ts';
import { IconButton } from './button.tsx';

const COPIED_MS = 1_500;

/** Long verbatim text (a prompt, an output, a grammar) in a scrolling box that the keyboard can reach. */
export function TextBlock({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  return (
    <div className="group relative">
      <pre
        tabIndex={0}
        role="group"
        aria-label={label}
        className="max-h-96 overflow-auto rounded-md bg-sunken p-3 pr-10 font-mono text-xs break-words whitespace-pre-wrap text-ink"
      >
        {text}
      </pre>
      <div className="absolute top-1.5 right-1.5 rounded-md bg-sunken">
        <CopyButton text={text} />
      </div>
    </div>
  );
}

export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }): ReactElement {
  const words = useText().app;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <IconButton label={copied ? words.copied : (label ?? words.copy)} onClick={copy}>
      {copied ? <Check size={14} /> : <Copy size={14} />}
    </IconButton>
  );
}
