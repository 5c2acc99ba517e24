export { isFixed, keepFixedSettings, readSetting, readSettings, wholeSetting } from './store.ts'
