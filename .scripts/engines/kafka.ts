import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { run } from '../run.ts';
import { JAVA_HOME } from './programs.ts';

const FOLDER = '.engines/kafka';

/** What a broker is made of, and what shows its errors. */
const DEPENDENCIES = [
  ['org.apache.kafka', 'kafka_2.13', '4.1.1'],
  ['org.slf4j', 'slf4j-simple', '1.7.36'],
] as const;

/** The jars of a broker, in a folder for each version. */
export const KAFKA_JARS = `${FOLDER}/jars-${DEPENDENCIES.map(([, , version]) => version).join('-')}`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>engines</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
${DEPENDENCIES.map(
  ([group, artifact, version]) =>
    `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
).join('\n')}
  </dependencies>
</project>
`;

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const COPY = `mvn -q -B -f ${FOLDER}/pom.xml ${PLUGIN}:copy-dependencies -DincludeScope=runtime -DoutputDirectory=part`;

/**
 * Brings the jars of Apache Kafka from Maven Central, where they are not there.
 *
 * @returns why they could not be had; undefined where they are there
 */
export async function bringKafka(): Promise<string | undefined> {
  if (existsSync(KAFKA_JARS)) return undefined;
  console.log('Copying the jars of Apache Kafka from Maven Central.');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/pom.xml`, POM);
  const { passed, output } = await run(COPY, { ...process.env, JAVA_HOME });
  if (!passed) return `Apache Kafka was not to be had from Maven Central: ${COPY}\n${output.trim()}`;
  // Under their name the jars are all there.
  renameSync(`${FOLDER}/part`, KAFKA_JARS);
  return undefined;
}
