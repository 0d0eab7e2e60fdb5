/** What a download needs to know beside the model; all of it comes from the person's environment. */
export type DownloadSettings = {
  /** Base address of source 2, without a slash at its end. */
  readonly endpoint: string;
  /** A transfer without a single byte for this long counts as interrupted. */
  readonly stallMs: number;
  /** Pause before the second attempt; doubled for each further one. */
  readonly retryMs: number;
  /** Attempts in a row that bring nothing before a source is given up. */
  readonly attempts: number;
  /** Longest time that one Python package may take. */
  readonly packageMs: number;
  /** Handed to pip: its own configuration, proxies and PATH are the person's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** Reads `HF_ENDPOINT` and `GUILDHALL_STALL_SECONDS`; everything else has one sensible value. */
export function downloadSettings(environment: Readonly<Record<string, string | undefined>>): DownloadSettings {
  const endpoint = environment['HF_ENDPOINT'];
  const stallSeconds = Number(environment['GUILDHALL_STALL_SECONDS']);
  return {
    endpoint: (endpoint ? endpoint : 'https://huggingface.co').replace(/\/+$/, ''),
    stallMs: stallSeconds > 0 ? stallSeconds * 1000 : 30_000,
    retryMs: 500,
    attempts: 3,
    packageMs: 30 * 60_000,
    environment,
  };
}
