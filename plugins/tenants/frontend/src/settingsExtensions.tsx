import {
  EntityFilesBlueprint,
  SettingsSectionBlueprint,
  useClient,
} from '@wardroom/platform-react';
import { tenantsContract } from '@wardroom/tenants-common';
import { messages } from './messages';

/** What tenants bring to the settings. */
export const settingsExtensions = [
  SettingsSectionBlueprint.make({
    name: 'roles',
    params: {
      path: 'roles',
      title: messages.roles.title,
      permission: 'role.read',
      order: 30,
      loader: () =>
        import('./components/Roles/RolesSection').then(m => m.RolesSection),
    },
  }),
  SettingsSectionBlueprint.make({
    name: 'files',
    params: {
      path: 'files',
      title: messages.files.title,
      permission: 'tenant.export',
      order: 60,
      loader: () =>
        import('./components/Files/FilesSection').then(m => m.FilesSection),
    },
  }),
  EntityFilesBlueprint.make({
    name: 'tenants',
    params: {
      title: messages.files.ownTitle,
      permission: 'tenant.apply',
      order: 10,
      useApply: () => useClient(tenantsContract).tenants.apply,
      contract: tenantsContract,
      exportEndpoint: tenantsContract.tenants.export,
      exportPermission: 'tenant.export',
    },
  }),
];
