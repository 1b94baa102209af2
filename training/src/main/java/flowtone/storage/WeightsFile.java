package flowtone.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Named arrays and what is known of them in one file of the <a
 * href="https://github.com/huggingface/safetensors">safetensors</a> format: the length of a JSON
 * header as 8 little-endian bytes, the header, then the values as little-endian 32-bit floats. The
 * metadata carries a CRC-32C of header and values, so that damage is found on reading.
 *
 * @param arrays by name
 * @param metadata free text by name
 */
public record WeightsFile(Map<String, WeightArray> arrays, Map<String, String> metadata) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final String CHECKSUM = "crc32c";
  private static final String NO_CHECKSUM = "00000000";
  private static final int LENGTH_BYTES = 8;

  public WeightsFile {
    arrays = Map.copyOf(arrays);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Writes a file as a whole: beside the old one, synced, then renamed over it.
   *
   * @throws WeightsException if it cannot be written, on a full disk for one; an older file of that
   *     name is then untouched
   */
  public static void write(
      Path file, Map<String, WeightArray> arrays, Map<String, String> metadata) {
    Map<String, WeightArray> sorted = new TreeMap<>(arrays);
    ByteBuffer values = encode(sorted);
    String unchecked = header(sorted, metadata);
    String header =
        unchecked.replace(checksumField(NO_CHECKSUM), checksumField(checksum(unchecked, values)));
    byte[] headerBytes = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putLong(headerBytes.length).flip();
    try {
      AtomicFile.write(file, length, ByteBuffer.wrap(headerBytes), values);
    } catch (IOException e) {
      throw new WeightsException(
          "expected to write %d bytes to %s; got: %s (an older file there is untouched)"
              .formatted(values.capacity(), file, reason(e)),
          e);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws WeightsException if it is missing, truncated or damaged
   */
  public static WeightsFile read(Path file) {
    try {
      return decode(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (JsonProcessingException e) {
      throw new WeightsException(
          "expected an intact weights file at " + file + "; got: a damaged header", e);
    } catch (IOException e) {
      throw new WeightsException("expected a weights file at " + file + "; got: " + reason(e), e);
    } catch (RuntimeException e) {
      throw new WeightsException(
          "expected an intact weights file at " + file + "; got: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer encode(Map<String, WeightArray> arrays) {
    long size = arrays.values().stream().mapToLong(WeightsFile::byteSize).sum();
    ByteBuffer values = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    for (WeightArray array : arrays.values()) {
      values.asFloatBuffer().put(array.values());
      values.position(values.position() + byteSize(array));
    }
    return values.flip();
  }

  private static String header(Map<String, WeightArray> arrays, Map<String, String> metadata) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode about = root.putObject(METADATA);
    new TreeMap<>(metadata).forEach(about::put);
    about.put(CHECKSUM, NO_CHECKSUM);
    int offset = 0;
    for (Map.Entry<String, WeightArray> entry : arrays.entrySet()) {
      int end = offset + byteSize(entry.getValue());
      ObjectNode described = root.putObject(entry.getKey()).put("dtype", "F32");
      described.set("shape", JSON.valueToTree(entry.getValue().shape()));
      described.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    String text = root.toString();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    // Padded with spaces, as the format allows, so that the values start on a multiple of 8 bytes.
    return text + " ".repeat(Math.floorMod(-bytes, LENGTH_BYTES));
  }

  private static WeightsFile decode(ByteBuffer file) throws JsonProcessingException {
    String header = readHeader(file);
    ByteBuffer values = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    JsonNode root = JSON.readTree(header);
    Map<String, String> metadata = new LinkedHashMap<>();
    root.path(METADATA)
        .properties()
        .forEach(field -> metadata.put(field.getKey(), field.getValue().asText()));
    verify(header, values, metadata.remove(CHECKSUM));
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    root.properties()
        .forEach(
            field -> {
              if (!field.getKey().equals(METADATA)) {
                arrays.put(field.getKey(), array(field.getValue(), values));
              }
            });
    return new WeightsFile(arrays, metadata);
  }

  private static String readHeader(ByteBuffer file) {
    long length = file.remaining() < LENGTH_BYTES ? -1 : file.getLong();
    if (length < 0 || length > file.remaining()) {
      throw new IllegalArgumentException("a file that is cut short or of another format");
    }
    byte[] header = new byte[(int) length];
    file.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private static void verify(String header, ByteBuffer values, String expected) {
    if (expected == null) {
      throw new IllegalArgumentException("a file without a checksum");
    }
    String unchecked = header.replace(checksumField(expected), checksumField(NO_CHECKSUM));
    if (!checksum(unchecked, values).equals(expected)) {
      throw new IllegalArgumentException("content that does not fit its checksum");
    }
  }

  private static WeightArray array(JsonNode described, ByteBuffer values) {
    int start = described.path("data_offsets").path(0).asInt();
    int end = described.path("data_offsets").path(1).asInt();
    float[] content = new float[(end - start) / Float.BYTES];
    values.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(content);
    return new WeightArray(JSON.convertValue(described.path("shape"), long[].class), content);
  }

  private static int byteSize(WeightArray array) {
    return Math.multiplyExact(array.values().length, Float.BYTES);
  }

  private static String checksumField(String value) {
    return "\"" + CHECKSUM + "\":\"" + value + "\"";
  }

  private static String checksum(String header, ByteBuffer values) {
    CRC32C crc = new CRC32C();
    crc.update(header.getBytes(StandardCharsets.UTF_8));
    crc.update(values.duplicate());
    return "%08x".formatted(crc.getValue());
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
  }
}
