package flowtone.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name or address of an interface of this machine, or of all of them. */
final class OwnHost implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    try {
      for (InetAddress address : InetAddress.getAllByName(value)) {
        if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
          return value;
        }
      }
    } catch (IOException e) {
      throw refused(value);
    }
    throw refused(value);
  }

  private static TypeConversionException refused(String value) {
    return new TypeConversionException(
        "expected a name or an address of this machine; got " + value);
  }
}
