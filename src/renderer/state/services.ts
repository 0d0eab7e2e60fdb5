import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EngineClient } from '../../shared/contract/index.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import type { EngineConnection } from '../platform/connection.ts';
import type { Printer } from '../platform/printer.ts';
import type { Acquisitions } from './acquisitions.ts';
import type { AppState, AppStore } from './create-app-store.ts';
import type { EventPump } from './event-pump.ts';
import type { Ingests } from './ingests.ts';

/** What the page is made of: created once in `mountApp`, handed down by context. */
export type Services = {
  readonly client: EngineClient;
  readonly connection: EngineConnection;
  readonly store: AppStore;
  readonly pump: EventPump;
  readonly acquisitions: Acquisitions;
  readonly ingests: Ingests;
  readonly queries: QueryClient;
  readonly printer: Printer;
};

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  invariant(services !== null, 'components are rendered inside the services');
  return services;
}

/** Reads from the store; the component renders again only when the selected value changes. */
export function useApp<Value>(select: (state: AppState) => Value): Value {
  return useStore(useServices().store, select);
}
