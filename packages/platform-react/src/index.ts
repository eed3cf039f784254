/**
 * What all screens share: clients of contracts, loading, forms, tables, dialogs, slots and the current customer.
 *
 * @packageDocumentation
 */
export * from './api/ProblemError';
export * from './api/contractApi';
export * from './api/profilesApi';
export * from './api/useClient';
export * from './api/useMay';
export * from './api/whenPermitted';
export * from './components/ConfirmButton';
export * from './components/ConfirmDialog';
export * from './components/DownloadButton';
export * from './components/EmptyState';
export * from './components/Facts';
export * from './components/PageLayout';
export * from './components/PageState';
export * from './components/PersonName';
export * from './components/Region';
export * from './components/StateTag';
export * from './components/TimeText';
export * from './data/useAction';
export * from './data/useLoad';
export * from './data/useNow';
export * from './data/usePages';
export * from './data/usePolling';
export * from './form/CheckboxGroupInput';
export * from './form/CheckboxInput';
export * from './form/ComboboxInput';
export * from './form/DateTimeInput';
export * from './form/Form';
export * from './form/MultiSelectInput';
export * from './form/PasswordInput';
export * from './form/RadioInput';
export * from './form/SelectInput';
export * from './form/TextAreaInput';
export * from './form/TextInput';
export * from './form/useForm';
export * from './format/formatTime';
export * from './format/formatWords';
export * from './format/saveFile';
export * from './slots/Slot';
export * from './slots/AssetActions';
export * from './slots/assetActionSlot';
export * from './slots/defineSlot';
export * from './slots/homeWidgets';
export * from './slots/platformExtensions';
export * from './slots/settingsSections';
export * from './slots/statusSentences';
export * from './slots/topBarItems';
export * from './table/DataTable';
export * from './table/FilterSearch';
export * from './table/FilterSelect';
export * from './table/TableColumn';
export * from './table/useTableView';
export * from './tenant/TenantProvider';
export * from './tenant/tenantColour';
