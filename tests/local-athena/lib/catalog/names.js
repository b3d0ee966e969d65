/** Name of the catalog that Glue serves; always there. */
export const GLUE_CATALOG = 'AwsDataCatalog';

/** Bucket that the locations of the tables point to. */
export const DATA_BUCKET = 'local-athena-data';
