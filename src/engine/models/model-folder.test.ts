import { describe, expect, it } from 'vitest';
import { modelFolder, otherModelFolders } from './model-folder.ts';

describe('modelFolder', () => {
  it('follows the platform, and GUILDHALL_MODELS before it', () => {
    const home = '/home/ada';
    expect({
      linux: modelFolder({ platform: 'linux', environment: {}, home }),
      xdg: modelFolder({ platform: 'linux', environment: { XDG_DATA_HOME: '/data' }, home }),
      mac: modelFolder({ platform: 'darwin', environment: {}, home: '/Users/ada' }),
      windows: modelFolder({
        platform: 'win32',
        environment: { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
        home: 'C:\\Users\\ada',
      }),
      chosen: modelFolder({ platform: 'darwin', environment: { GUILDHALL_MODELS: '/big' }, home }),
    }).toEqual({
      linux: '/home/ada/.local/share/guildhall/models',
      xdg: '/data/guildhall/models',
      mac: '/Users/ada/Library/Application Support/Guildhall/models',
      windows: 'C:\\Users\\ada\\AppData\\Local\\Guildhall\\models',
      chosen: '/big',
    });
  });

  it('looks into folders that the person names first, then those of other programs', () => {
    expect(
      otherModelFolders({
        platform: 'linux',
        environment: { GUILDHALL_MODELS_ALSO: '/nas/models:/usb', HF_HOME: '/hf' },
        home: '/home/ada',
      }),
    ).toEqual([
      '/nas/models',
      '/usb',
      '/home/ada/.lmstudio/models',
      '/home/ada/.cache/lm-studio/models',
      '/home/ada/.config/Jan/data',
      '/home/ada/.local/share/Jan/data',
      '/home/ada/.ollama/models',
      '/usr/share/ollama/.ollama/models',
      '/hf/hub',
      '/home/ada/.cache/llama.cpp',
    ]);
  });
});
