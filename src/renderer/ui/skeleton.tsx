import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';

const PATIENCE_MS = 300;

/** Grey lines in place of content that takes longer than a moment; shorter waits show nothing and do not flicker. */
export function Skeleton({ label, lines }: { readonly label: string; readonly lines: number }): ReactElement | null {
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!visible) return null;
  return (
    <div role="status" aria-label={label} className="space-y-2">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="pulse h-3 rounded-sm bg-hover" style={{ width: `${92 - (index % 3) * 18}%` }} />
      ))}
    </div>
  );
}
