import type { ReactElement } from 'react';
import type { LoadedModelState, ModelSpeed, WillItFit } from '../../../shared/contract/models.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';

/** What a model on disk takes, or would take, and how fast it worked on this machine. */
export function ModelFacts(props: {
  readonly loaded: LoadedModelState | null;
  /** Null while it is not known, or where it does not apply. */
  readonly fit: WillItFit | null;
  readonly titleOf: (modelId: string) => string;
  readonly speed: ModelSpeed | null;
}): ReactElement {
  const { loaded, fit, titleOf, speed } = props;
  const text = useText().models;
  return (
    <div className="mt-0.5 text-sm text-muted">
      {loaded === null ? null : <p>{loadedLine(loaded, text)}</p>}
      {fit === null || fit.answer === 'loaded' ? null : (
        <p className={fit.answer === 'too-large' ? 'text-warn' : ''}>{fitLine(fit, { text, titleOf })}</p>
      )}
      {speed === null ? null : <p className="numeric">{speedLine(speed, text)}</p>}
    </div>
  );
}

type Words = ReturnType<typeof useText>['models'];

function loadedLine(loaded: LoadedModelState, text: Words): string {
  if (loaded.state === 'loading') return text.loading;
  const { weightsBytes, cacheBytes, computeBytes, contextTokens, sequences, pinned, calls } = loaded;
  const size = formatBytes(weightsBytes + cacheBytes + computeBytes);
  const parts = [
    text.loaded(size, formatCount(contextTokens), sequences),
    pinned ? text.pinned : null,
    calls === 0 ? null : text.calls(calls),
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function fitLine(
  fit: WillItFit,
  context: { readonly text: Words; readonly titleOf: (modelId: string) => string },
): string {
  const { text, titleOf } = context;
  const needs = formatBytes(fit.needsBytes);
  switch (fit.answer) {
    case 'loaded':
      return '';
    case 'fits':
      return text.fit.fits(needs);
    case 'after-unloading':
      return text.fit['after-unloading'](needs, fit.unloads.map((id) => titleOf(id)).join(', '));
    case 'too-large': {
      const line = text.fit['too-large'](needs, formatBytes(fit.freeBytes));
      return fit.smaller === null ? line : `${line}. ${text.fit.smaller(fit.smaller)}`;
    }
  }
}

function speedLine(speed: ModelSpeed, text: Words): string {
  const { readPerSecond, writtenPerSecond, decisionsPerSecond, calls } = speed;
  const parts = [
    readPerSecond === null ? null : text.speedRead(rate(readPerSecond)),
    writtenPerSecond === null ? null : text.speedWritten(rate(writtenPerSecond)),
    decisionsPerSecond === null ? null : text.speedDecided(rate(decisionsPerSecond)),
  ].filter((part) => part !== null);
  const line = text.speed(parts.join(', '), formatCount(calls));
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}

/** Two digits that mean something: `212`, `24.6`, `6.4`. */
function rate(perSecond: number): string {
  return perSecond < 100 ? perSecond.toFixed(1) : formatCount(perSecond);
}
