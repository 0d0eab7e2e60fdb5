import { useRef } from 'react';

type ReturnFocus = {
  readonly onOpenAutoFocus: () => void;
  readonly onCloseAutoFocus: (event: Event) => void;
};

/**
 * For the content of a dialog that no button of its own opens: closing it gives the focus back to where it was, or to the page when
 * that is gone because the dialog led elsewhere.
 */
export function useReturnFocus(): ReturnFocus {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      const back = before.current;
      if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
      else document.querySelector<HTMLElement>('#content')?.focus();
    },
  };
}
