import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { run } from '../run.ts';

const FOLDER = '.engines/kafka';
/** The jars of a broker, for the class path. */
export const KAFKA_JARS = `${FOLDER}/jars`;

const DEPENDENCIES = [
  ['org.apache.kafka', 'kafka_2.13', '4.1.1'],
  // What Kafka says goes nowhere.
  ['org.slf4j', 'slf4j-nop', '1.7.36'],
];

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>engines</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
${DEPENDENCIES.map(([group, artifact, version]) => `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`).join('\n')}
  </dependencies>
</project>
`;

const COPY = `mvn -q -B -f ${FOLDER}/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime -DoutputDirectory=jars`;

/**
 * Brings the jars of Apache Kafka from Maven Central, where they are not there.
 *
 * @returns why they could not be had; undefined where they are there
 */
export async function bringKafka(): Promise<string | undefined> {
  mkdirSync(KAFKA_JARS, { recursive: true });
  if (readdirSync(KAFKA_JARS).some((name) => name === 'kafka_2.13-4.1.1.jar')) return undefined;
  writeFileSync(`${FOLDER}/pom.xml`, POM);
  const { passed, output } = await run(COPY);
  return passed ? undefined : `Apache Kafka was not to be had from Maven Central.\n${output.trim()}`;
}
