import { ChevronRight } from 'lucide-react';
import { Collapsible } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

type DisclosureProps = {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Makes the title a heading of the page. */
  readonly heading?: boolean;
};

/** A heading that opens and closes what is below it. */
export function Disclosure({ title, children, open, onOpenChange, heading = false }: DisclosureProps): ReactElement {
  const trigger = (
    <Collapsible.Trigger className="group -mx-1.5 flex items-center gap-1.5 rounded-md px-1.5 py-0.5 text-sm text-muted hover:text-ink">
      <ChevronRight size={14} aria-hidden="true" className="transition-transform group-data-[state=open]:rotate-90" />
      {title}
    </Collapsible.Trigger>
  );
  return (
    <Collapsible.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {heading ? <h2>{trigger}</h2> : trigger}
      <Collapsible.Content>{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
