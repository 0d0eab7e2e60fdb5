import type { ReactNode } from 'react';
import { Component } from 'react';
import { ErrorNotice } from '../ui/notice.tsx';

type State = { readonly failed: boolean };

/** Catches a mistake in rendering, so that the page says so instead of going blank. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="mx-auto max-w-xl p-10">
        <ErrorNotice error={null} />
      </main>
    );
  }
}
