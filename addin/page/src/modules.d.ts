declare module "skillmap-glue" {
  import type { CreateModule } from "skillmap-engine";
  const createModule: CreateModule;
  export default createModule;
}

declare module "*?worker&inline" {
  const EngineWorker: new () => Worker;
  export default EngineWorker;
}
