import type { Core } from '@strapi/strapi';
import { articleView } from './article';
import { componentViews } from './components';
import { magazineViews } from './magazine';
import { peopleAndPlacesViews } from './people-and-places';
import { readerViews } from './readers';
import type { FieldWording, PanelView } from './view';

/** Every view that is declared here. */
export const panelViews: readonly PanelView[] = [
  articleView,
  ...peopleAndPlacesViews,
  ...magazineViews,
  ...readerViews,
  ...componentViews,
];

interface Metadata {
  readonly edit: Readonly<Record<string, unknown>>;
  readonly list: Readonly<Record<string, unknown>>;
}

interface Configuration {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly metadatas: Readonly<Record<string, Metadata>>;
  readonly layouts: Readonly<Record<string, unknown>>;
}

/** The content manager's configuration of types, or of components; Strapi does not type it. */
interface ConfigurationService {
  findConfiguration(model: { uid: string }): Promise<Configuration>;
  updateConfiguration(model: { uid: string }, configuration: Configuration): Promise<unknown>;
}

/**
 * Brings list views, edit views, labels and help texts to what is declared here. Strapi writes only
 * what differs.
 */
export async function syncPanelViews(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  // Strapi types every service as an empty bag; what is in these is said above, once, and tested.
  const types = contentManager.service('content-types') as unknown as ConfigurationService;
  const components = contentManager.service('components') as unknown as ConfigurationService;
  for (const view of panelViews) {
    const service = view.uid.includes('::') ? types : components;
    const present = await service.findConfiguration({ uid: view.uid });
    await service.updateConfiguration({ uid: view.uid }, configured(present, view));
  }
}

function configured(present: Configuration, view: PanelView): Configuration {
  const { mainField, sort, list, edit, fields } = view;
  return {
    settings: {
      ...present.settings,
      mainField,
      pageSize: 20,
      ...(sort ? { defaultSortBy: sort.by, defaultSortOrder: sort.order } : {}),
    },
    metadatas: {
      ...present.metadatas,
      ...Object.fromEntries(
        Object.entries(fields).map(([field, wording]) => [
          field,
          worded(present.metadatas[field], wording),
        ]),
      ),
    },
    layouts: {
      ...present.layouts,
      // Components have no list view; Strapi fills an empty one again at every start.
      ...(list.length === 0 ? {} : { list: [...list] }),
      edit: edit.map((row) => row.map(([name, size]) => ({ name, size }))),
    },
  };
}

function worded(present: Metadata | undefined, wording: FieldWording): Metadata {
  const { label, help, placeholder, editable, shownBy } = wording;
  return {
    edit: {
      ...present?.edit,
      label,
      description: help ?? '',
      placeholder: placeholder ?? '',
      editable: editable ?? true,
      ...(shownBy === undefined ? {} : { mainField: shownBy }),
    },
    list: {
      ...present?.list,
      label,
      ...(shownBy === undefined ? {} : { mainField: shownBy }),
    },
  };
}
