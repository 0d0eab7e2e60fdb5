import type { ReactElement } from 'react';
import { assertNever } from '../../shared/kernel/assert.ts';
import type { MarkdownBlock } from './markdown-blocks.ts';
import { markdownBlocks, markdownSpans } from './markdown-blocks.ts';

/** An answer's own Markdown as text elements. There is no HTML and no address in it, whatever a model wrote. */
export function Markdown({ text }: { readonly text: string }): ReactElement {
  return (
    <div className="space-y-3">
      {markdownBlocks(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: MarkdownBlock }): ReactElement {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 className="font-semibold">
          <Line text={block.text} />
        </h3>
      );
    case 'paragraph':
      return (
        <p className="text-pretty">
          <Line text={block.text} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Line text={item} />
        </li>
      ));
      return block.ordered ? (
        <ol className="list-decimal space-y-1 pl-5">{items}</ol>
      ) : (
        <ul className="list-disc space-y-1 pl-5">{items}</ul>
      );
    }
    default:
      return assertNever(block);
  }
}

function Line({ text }: { readonly text: string }): ReactElement {
  const elements = { text: 'span', strong: 'strong', emphasis: 'em', code: 'code' } as const;
  return (
    <>
      {markdownSpans(text).map((span, index) => {
        const Element = elements[span.kind];
        return <Element key={index}>{span.text}</Element>;
      })}
    </>
  );
}
